// Which test files there are, which of them share a process, and which come first.
import { globSync } from 'node:fs'
import path from 'node:path'

const PLACES = ['apps/*/test', 'packages/*/test', 'e2e/test']

/** What takes longest begins first: at the end, it would keep one process busy and the others waiting. */
const LONGEST = [
  'apps/demo/test/crash',
  'packages/firestore-embedded/test',
  'apps/api/test',
  'apps/api/test/caches',
  'apps/api/test/orders',
  'apps/api/test/admin-cli',
  'apps/api/test/sessions',
  'packages/sync/test/engine',
]

/** Test files that share a process. */
export interface TestGroup {
  readonly name: string
  readonly files: readonly string[]
}

/** The paths, below `root`, of all test files, or of those that `wanted` names or has in its folders. */
export function testFiles(root: string, wanted: readonly string[]): string[] {
  const places = wanted.length === 0 ? PLACES : wanted
  const globs = places.map((place) =>
    place.endsWith('.test.ts') ? place : path.join(place, '**/*.test.ts'),
  )
  return globSync(globs, { cwd: root }).sort()
}

/** The files of each folder that lies in a `test`, with what is below it, and the files that lie there themselves. */
export function testGroups(files: readonly string[]): TestGroup[] {
  const groups = Map.groupBy(files, (file) => /^.*?\/test(\/[^/]+(?=\/))?/.exec(file)?.[0] ?? file)
  return [...groups]
    .map(([name, files]) => ({ name, files }))
    .sort((a, b) => placeOf(a) - placeOf(b) || b.files.length - a.files.length)
}

function placeOf({ name }: TestGroup): number {
  const place = LONGEST.indexOf(name)
  return place === -1 ? LONGEST.length : place
}
