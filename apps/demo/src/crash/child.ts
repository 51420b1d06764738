// A program that ends with this one at the latest, and that can be killed the hard way. Where the system has setpriv,
// that holds even if this program is itself killed with -9.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, type WriteStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { atExit } from './at-exit.ts'

const WITH_PARENT = ['setpriv', '--pdeathsig', 'KILL', '--']
const [SETPRIV = ''] = WITH_PARENT
const diesWithParent = spawnSync(SETPRIV, [...WITH_PARENT.slice(1), 'true']).status === 0

export interface ChildOptions {
  readonly command: readonly string[]
  readonly env: Readonly<Record<string, string>>
  /** All that it writes is added to this file. */
  readonly logFile: string
  readonly onLine: (line: string) => void
}

export class Child {
  readonly #process: ChildProcess
  readonly #log: WriteStream
  readonly #ended: Promise<unknown>

  constructor({ command, env, logFile, onLine }: ChildOptions) {
    const [program = '', ...args] = diesWithParent ? [...WITH_PARENT, ...command] : command
    const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
    const log = createWriteStream(logFile, { flags: 'a' })
    const forget = atExit(() => child.kill('SIGKILL'))
    for (const stream of [child.stdout, child.stderr]) {
      stream.pipe(log, { end: false })
      createInterface({ input: stream }).on('line', onLine)
    }
    this.#process = child
    this.#log = log
    this.#ended = once(child, 'close').finally(() => {
      forget()
      log.end()
    })
  }

  /** Settled once it has ended and everything it wrote was read. */
  get ended(): Promise<unknown> {
    return this.#ended
  }

  /** Words of ours among those of the program, for whoever reads the log. */
  note(line: string): void {
    if (!this.#log.writableEnded) this.#log.write(`--- ${line}\n`)
  }

  signal(signal: NodeJS.Signals): void {
    this.#process.kill(signal)
  }

  async end(signal: NodeJS.Signals): Promise<void> {
    this.signal(signal)
    await this.#ended
  }
}
