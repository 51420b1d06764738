// How long to leave a failing source in peace, and how often to try again before calling it a failure.
import { equalJitter } from '../equal-jitter.ts'
import { FIRST_PAUSE_SECONDS, type SourceErrorCode } from '../errors.ts'

/** Pauses double up to it, in milliseconds. */
const LONGEST_PAUSE: Readonly<Record<SourceErrorCode, number>> = {
  SOURCE_UNAVAILABLE: 30_000,
  SOURCE_QUOTA: 600_000,
  SOURCE_PERMISSION: 60_000,
  SOURCE_MISCONFIGURED: 60_000,
}

/**
 * Milliseconds until the source is asked again after its `failures`th failure in a row.
 *
 * @param random - in [0, 1)
 */
export function pauseAfter(code: SourceErrorCode, failures: number, random: number): number {
  const first = FIRST_PAUSE_SECONDS[code] * 1000
  const pause = Math.min(LONGEST_PAUSE[code], first * 2 ** Math.max(0, failures - 1))
  return equalJitter(pause, random)
}

/** Milliseconds before a single call is made again; the second retry waits about twice as long. */
const RETRY_MS = 200
/** Tries of one call, the first included. */
const MOST_TRIES = 3

/** The pause before the next of {@link MOST_TRIES} tries; undefined where there is none. */
export function pauseBeforeRetry(tries: number, random: number): number | undefined {
  return tries < MOST_TRIES ? RETRY_MS * tries * (0.5 + random) : undefined
}

const MOST_TOKENS = 10
const TOKENS_PER_SUCCESS = 0.1

/**
 * Keeps retries from becoming a load of their own: each failure costs a token, each success earns a tenth of
 * one, and while fewer than half are left nothing is tried again
 * (retry throttling, gRPC proposal A6, https://github.com/grpc/proposal/blob/master/A6-client-retries.md).
 */
export class RetryBudget {
  #tokens = MOST_TOKENS

  get allowsRetry(): boolean {
    return this.#tokens > MOST_TOKENS / 2
  }

  succeeded(): void {
    this.#tokens = Math.min(MOST_TOKENS, this.#tokens + TOKENS_PER_SUCCESS)
  }

  failed(): void {
    this.#tokens = Math.max(0, this.#tokens - 1)
  }
}
