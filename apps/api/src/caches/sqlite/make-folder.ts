// Node's own `recursive` never ends where a folder that exists lets none be made in it with «no such file», as those below
// /proc do: it goes on making the parent, which is there (Node 26). Here each folder on the way is tried once.
import { existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * Makes a folder, readable for this user alone, and those above it that are missing.
 *
 * @param path - absolute
 * @returns the first one that was made; undefined if `path` was there
 * @throws Error of the file system's
 */
export function makeFolder(path: string): string | undefined {
  if (existsSync(path)) return undefined
  const first = makeFolder(dirname(path))
  try {
    mkdirSync(path, { mode: 0o700 })
    return first ?? path
  } catch (error) {
    // Somebody else was faster; what they made need not be a folder, which shows in its use.
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return first
    throw error
  }
}
