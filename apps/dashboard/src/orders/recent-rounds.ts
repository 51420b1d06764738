// The last rounds that changed something, for people who want to see what has been going on.
import type { ToldRound } from './tabs/tab-messages.ts'

const LIMIT = 20

export interface RecentRound extends ToldRound {
  /** Of orders that were held after it. */
  readonly held: number
}

/** @returns a new array, the newest first */
export function withRound(
  rounds: readonly RecentRound[],
  round: RecentRound,
): readonly RecentRound[] {
  return [round, ...rounds].slice(0, LIMIT)
}
