// How long a client pauses: between polls, after failures and between repairs. Plain arithmetic, so that the
// transition function can use it and stay pure.
import { equalJitter } from '../equal-jitter.ts'

/** All in milliseconds. */
export interface ClientTiming {
  /** From an answer to the next poll. */
  readonly pollMs: number
  /** The same while nobody looks; `Number.POSITIVE_INFINITY` asks for nothing until somebody does. */
  readonly hiddenPollMs: number
  /** The longest pause between two tries, unless the server asks for a longer one. */
  readonly maxBackOffMs: number
}

export const DEFAULT_TIMING: ClientTiming = {
  pollMs: 5_000,
  hiddenPollMs: 60_000,
  maxBackOffMs: 60_000,
}

/** The longest pause between two repairs, and how long a copy must last before its earlier repairs are forgotten. */
export const REPAIR_CALM_MS = 3_600_000

/** When a pause ends that begins at `at`: a client that nobody looks at asks no oftener than it polls. */
export function endOfPause(
  at: number,
  pauseMs: number,
  hidden: boolean,
  { hiddenPollMs }: ClientTiming,
): number {
  return at + (hidden ? Math.max(pauseMs, hiddenPollMs) : pauseMs)
}

/**
 * The pause after the `failures`th failure in a row: it doubles from `pollMs` on, with some of it left to chance.
 *
 * @param chance - in [0, 1)
 */
export function backOff(
  failures: number,
  chance: number,
  { pollMs, maxBackOffMs }: ClientTiming,
): number {
  return equalJitter(Math.min(maxBackOffMs, pollMs * 2 ** (failures - 1)), chance)
}

/** How long after its `repairs`th repair a copy is left as it is, should it differ again. */
export function repairPause(repairs: number, { pollMs }: ClientTiming): number {
  return Math.min(REPAIR_CALM_MS, pollMs * 2 ** (repairs - 1))
}
