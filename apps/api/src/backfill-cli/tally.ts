// How far a back-fill has come, what it has cost, and how that reads.
import type { Plan } from './plan.ts'

export class Tally {
  /** Documents looked at. */
  looked = 0
  /** Documents that were given a time, or would be. */
  stamped = 0
  /** Of those, documents whose field had another value. */
  replaced = 0
  /** Ids of documents that can't be given one. */
  readonly blocked: string[] = []
  /** Ids of documents that changed again each time. */
  readonly restless: string[] = []
  reads = 0
  writes = 0
  /** When the last write was committed, by Firestore's clock. */
  lastWrite: string | undefined

  /** @param elapsedMs - since the beginning */
  line({ toRead }: Pick<Plan, 'toRead'>, elapsedMs: number, isWriting: boolean): string {
    const rate = elapsedMs > 0 ? Math.round((this.looked * 1000) / elapsedMs) : 0
    const verb = isWriting ? 'written' : 'without a time'
    const left = Math.max(0, toRead - this.looked)
    return `${number(this.looked)} of ${number(toRead)} looked at, ${number(this.stamped)} ${verb}, ${number(left)} to go, ${number(rate)} a second; ${this.cost}`
  }

  get cost(): string {
    return `${number(this.reads)} reads, ${number(this.writes)} writes so far`
  }
}

export function number(count: number): string {
  return count.toLocaleString('en-US')
}

/** A text as one word of a shell's command line. */
export function shellWord(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}
