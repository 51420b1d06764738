// What a run found: what must not be and was, and how much of everything there was.
import type { Reset } from './judge-page.ts'

export class Findings {
  readonly violations: string[] = []
  readonly #counts = new Map<string, number>()
  readonly #most = new Map<string, number>()
  readonly #say: (line: string) => void
  /** The store is being hurt: it may lose what was kept, and clients with it. */
  mayLose = false
  /** Sessions live in the processes that are killed. */
  sessionsDie = false

  constructor(say: (line: string) => void) {
    this.#say = say
  }

  /** Something happened that the caches promise never to let happen. */
  violation(text: string): void {
    this.violations.push(text)
    this.#say(`  VIOLATION ${new Date().toISOString()} ${text}`)
  }

  progress(line: string): void {
    this.#say(`  ${line}`)
  }

  /** A client has lost what it held; only an old cursor may cost that while the store is unharmed. */
  reset(reason: Reset, where: string): void {
    this.count('resets')
    this.count(`resets (${reason})`)
    if (!this.mayLose && reason !== 'floor') this.violation(`reset (${reason}): ${where}`)
  }

  /** A client's session was not known any more. */
  signedOut(where: string): void {
    if (!this.mayLose && !this.sessionsDie) this.violation(`signed out: ${where}`)
  }

  count(name: string, times = 1): void {
    this.#counts.set(name, this.counted(name) + times)
  }

  counted(name: string): number {
    return this.#counts.get(name) ?? 0
  }

  /** Keeps the largest. */
  most(name: string, value: number): void {
    this.#most.set(name, Math.max(this.#most.get(name) ?? 0, Math.round(value)))
  }

  get figures(): string {
    return [...this.#counts, ...this.#most].map(([name, value]) => `${name} ${value}`).join(', ')
  }
}
