// Breached passwords by the range protocol of Pwned Passwords (haveibeenpwned.com/API/v3#PwnedPasswords): the first five
// digits of a password's SHA-1 are sent, the rest is looked for in what comes back, all of that range. Its hundreds
// of passwords share the five digits, and padding keeps the length of the answer from telling which range it was.
import { createHash } from 'node:crypto'
import { type BreachedPasswords, BreachedPasswordsUnavailableError } from './breached-passwords.ts'

export interface PwnedPasswordsOptions {
  /** Where the service is, without `/range`. */
  readonly url: string
  /** The longest that asking may take, answer and all. */
  readonly timeoutMs?: number
}

/** Who sets a password waits for it. */
const TIMEOUT_MS = 2000
const PREFIX_DIGITS = 5
/** A range has about 80 KB. */
const MOST_BYTES = 1_048_576
const LINE = /^([0-9A-F]{35}):(\d{1,15})$/i

/** The configured ones; none without an address. */
export function openBreachedPasswords(url: string | undefined): BreachedPasswords | undefined {
  return url === undefined ? undefined : new PwnedPasswords({ url })
}

export class PwnedPasswords implements BreachedPasswords {
  readonly #url: string
  readonly #timeoutMs: number

  constructor({ url, timeoutMs = TIMEOUT_MS }: PwnedPasswordsOptions) {
    this.#url = url.replace(/\/+$/, '')
    this.#timeoutMs = timeoutMs
  }

  async has(password: string): Promise<boolean> {
    // In the form that is hashed for signing in, too.
    const digest = createHash('sha1').update(password.normalize('NFKC')).digest('hex').toUpperCase()
    const range = await this.#range(digest.slice(0, PREFIX_DIGITS))
    return range.has(digest.slice(PREFIX_DIGITS))
  }

  async #range(prefix: string): Promise<ReadonlySet<string>> {
    try {
      const answer = await fetch(`${this.#url}/range/${prefix}`, {
        headers: { 'add-padding': 'true', 'user-agent': 'Deltadesk' },
        redirect: 'error',
        signal: AbortSignal.timeout(this.#timeoutMs),
      })
      if (!answer.ok) {
        await answer.body?.cancel()
        throw this.#unavailable(`answered ${answer.status}`)
      }
      return this.#parse(await this.#read(answer))
    } catch (error) {
      // What fetch says may have the address in it that was asked for: none of it is told.
      throw error instanceof BreachedPasswordsUnavailableError
        ? error
        : this.#unavailable(faultOf(error, this.#timeoutMs))
    }
  }

  async #read({ body }: Response): Promise<string> {
    const decoder = new TextDecoder()
    let text = ''
    let bytes = 0
    for await (const chunk of body ?? []) {
      bytes += chunk.byteLength
      // Leaving the loop hangs up.
      if (bytes > MOST_BYTES) throw this.#unavailable(`answered with more than ${MOST_BYTES} bytes`)
      text += decoder.decode(chunk, { stream: true })
    }
    return text
  }

  /** The rests of all hashes in a range. What was counted 0 times is padding. */
  #parse(text: string): ReadonlySet<string> {
    const rests = new Set<string>()
    for (const line of text.trim().split(/\r?\n/)) {
      const [, rest, count] = LINE.exec(line) ?? []
      if (rest === undefined) throw this.#unavailable('answered with something else than a range')
      if (Number(count) > 0) rests.add(rest.toUpperCase())
    }
    return rests
  }

  #unavailable(fault: string): BreachedPasswordsUnavailableError {
    return new BreachedPasswordsUnavailableError(`${this.#url} ${fault}`)
  }
}

function faultOf(error: unknown, timeoutMs: number): string {
  if (!(error instanceof Error)) return 'failed'
  if (error.name === 'TimeoutError') return `gave no whole answer within ${timeoutMs} ms`
  const { cause } = error
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  return `can't be reached (${typeof code === 'string' ? code : 'no HTTP answer'})`
}
