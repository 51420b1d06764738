// One instance of the API, as a real process at an address of its own, through all of its lives.
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Child } from './child.ts'
import type { Findings } from './findings.ts'
import { type Journal, parseLine } from './journal.ts'

const PROGRAM = resolve(import.meta.dirname, '../../../api/src/main.ts')

export interface ApiProcessOptions {
  readonly name: string
  readonly port: number
  readonly env: Readonly<Record<string, string>>
  /** A folder for what it writes. */
  readonly logDir: string
  readonly journal: Journal
  readonly findings: Findings
}

export class ApiProcess {
  readonly name: string
  readonly url: string
  readonly #options: ApiProcessOptions
  #child: Child | undefined
  #life = 0
  #upSince = Number.POSITIVE_INFINITY
  #up = Promise.withResolvers<void>()
  #hasServed = Promise.withResolvers<void>()

  constructor(options: ApiProcessOptions) {
    this.#options = options
    this.name = options.name
    this.url = `http://127.0.0.1:${options.port}`
    mkdirSync(options.logDir, { recursive: true })
  }

  get life(): number {
    return this.#life
  }

  /** Settled as soon as it listens; it fails where the program ends before. */
  get up(): Promise<void> {
    return this.#up.promise
  }

  /** Settled as soon as somebody was answered in this life, or in the next one while it is down. */
  get hasServed(): Promise<void> {
    return this.#hasServed.promise
  }

  /** Says that somebody asked in its life `life` was answered. */
  served(life: number): void {
    if (life === this.#life && this.#child !== undefined) this.#hasServed.resolve()
  }

  /** Whether it has listened all the time from `from`, on `performance.now()`, until now. */
  wasUpSince(from: number): boolean {
    return this.#upSince <= from
  }

  start(): void {
    const { name, port, env, logDir, findings } = this.#options
    const life = ++this.#life
    const begun = performance.now()
    let last = ''
    const child = new Child({
      command: [process.execPath, PROGRAM],
      env: { ...env, HOST: '127.0.0.1', PORT: String(port) },
      logFile: join(logDir, `${name}.log`),
      onLine: (line) => {
        last = line
        this.#hear(line, life, begun)
      },
    })
    child.note(`life ${life}`)
    this.#child = child
    void child.ended.then(() => {
      if (this.#child !== child) return
      findings.violation(`${name} ended by itself in life ${life}: ${last}`)
      this.#endedByItself(last)
    })
  }

  /** Ends it without a last word. Settled when it is gone, and all that it said was heard. */
  kill(): Promise<void> {
    return this.#end('SIGKILL')
  }

  /** Asks it to end. */
  stop(): Promise<void> {
    return this.#end('SIGTERM')
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child
    this.#down()
    child?.note(`${signal} ${new Date().toISOString()}`)
    await child?.end(signal)
  }

  #endedByItself(lastWords: string): void {
    const hasListened = this.#upSince !== Number.POSITIVE_INFINITY
    this.#down()
    if (hasListened) this.start()
    else this.#up.reject(new Error(`${this.name} can't start: ${lastWords}`))
  }

  #down(): void {
    this.#child = undefined
    if (this.#upSince !== Number.POSITIVE_INFINITY) {
      this.#up = Promise.withResolvers()
      this.#hasServed = Promise.withResolvers()
    }
    this.#upSince = Number.POSITIVE_INFINITY
  }

  #hear(line: string, life: number, begun: number): void {
    const { name, journal, findings } = this.#options
    const { level, text } = parseLine(line)
    const at = performance.now()
    journal.add({ process: name, life, at, level, text })
    if (life !== this.#life || this.#child === undefined) return
    if (!text.startsWith('Server listening')) return
    findings.most('slowest start ms', at - begun)
    this.#upSince = at
    this.#up.resolve()
  }
}
