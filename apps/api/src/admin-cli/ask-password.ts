// Gets a new password: from a person at a terminal, unseen and twice, or from the first line of what is piped in.
import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'

/** The password that was typed the second time was another one. */
class PasswordMismatchError extends Error {
  readonly code = 'PASSWORD_MISMATCH'

  constructor() {
    super('The two passwords differ; nothing was changed')
    this.name = 'PasswordMismatchError'
  }
}

/** No password was given: the input ended, or someone pressed Ctrl-C or Ctrl-D. */
class NoPasswordError extends Error {
  readonly code = 'NO_PASSWORD'

  constructor() {
    super('No password was given; nothing was changed')
    this.name = 'NoPasswordError'
  }
}

/**
 * Asks for a password.
 *
 * @throws PasswordMismatchError or NoPasswordError.
 */
export async function askPassword(): Promise<string> {
  const typed = process.stdin.isTTY
  // readline shows what is typed by writing it to its output; this one writes nothing.
  const output = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input: process.stdin, output, terminal: typed, historySize: 0 })
  try {
    if (!typed) return await nextLine()
    const password = await unseen('Password: ')
    if ((await unseen('The same again: ')) !== password) throw new PasswordMismatchError()
    return password
  } finally {
    lines.close()
  }

  async function unseen(prompt: string): Promise<string> {
    process.stderr.write(prompt)
    try {
      return await nextLine()
    } finally {
      process.stderr.write('\n')
    }
  }

  function nextLine(): Promise<string> {
    const { promise, resolve, reject } = Promise.withResolvers<string>()
    lines.once('line', resolve)
    lines.once('SIGINT', () => reject(new NoPasswordError()))
    lines.once('close', () => reject(new NoPasswordError()))
    return promise
  }
}
