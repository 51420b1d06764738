// Which commands somebody means by a few letters: those whose words begin with every word typed, in any order;
// words of the title count for more than keywords.
import type { Command } from './command.ts'

/** The commands that `query` may mean, the likeliest first; all of them, in their order, without one. */
export function findCommands(commands: readonly Command[], query: string): readonly Command[] {
  const wanted = wordsIn(query)
  if (wanted.length === 0) return commands
  return commands
    .map((command) => ({ command, score: scoreOf(command, wanted) }))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score)
    .map(({ command }) => command)
}

function scoreOf({ title, keywords = [] }: Command, wanted: readonly string[]): number {
  const titled = wordsIn(title)
  const others = keywords.flatMap(wordsIn)
  const scores = wanted.map((word) => {
    if (titled[0]?.startsWith(word)) return 4
    if (titled.some((other) => other.startsWith(word))) return 3
    if (others.some((other) => other.startsWith(word))) return 2
    return title.toLowerCase().includes(word) ? 1 : 0
  })
  return scores.some((score) => score === 0) ? 0 : scores.reduce<number>((sum, at) => sum + at, 0)
}

/** Without accents and case, so that «Übersicht» is found by «ubersicht». */
function wordsIn(text: string): string[] {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}
