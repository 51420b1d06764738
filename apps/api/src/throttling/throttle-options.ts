// What every throttle is made of.
import type { Counters } from './counters.ts'

export interface ThrottleOptions {
  readonly counters: Counters
  /** Names someone without telling who it is. */
  readonly pseudonym: (name: string) => string
  /** Whether what a try ended with was a wrong guess, rather than a fault of ours. */
  readonly isWrongGuess: (error: unknown) => boolean
}
