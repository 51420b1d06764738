// The last rounds that changed something, for people who want to see what has been going on.
import type { ToldRound } from './tabs/tab-messages.ts'

const LIMIT = 20

/** @returns a new array, the newest first */
export function withRound(rounds: readonly ToldRound[], round: ToldRound): readonly ToldRound[] {
  return [round, ...rounds].slice(0, LIMIT)
}
