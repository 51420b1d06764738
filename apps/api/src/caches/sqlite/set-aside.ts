// A file that we can't use may be all that somebody has of something: it is renamed, never written over, and deleted only
// when others have followed it, so that a disk that fails again and again is not filled with what it has spoilt.
import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/** How many are kept, the newest ones. */
const MOST_KEPT = 2
/** What SQLite keeps beside a database. */
const BESIDE = ['-wal', '-shm', '-journal']
const SUFFIX = '.sqlite'

export interface SetAside {
  /** Where the file is now, in the same folder. */
  readonly aside: string
  /** Older ones that were deleted. */
  readonly deleted: readonly string[]
}

/**
 * Renames a closed database `path` («….sqlite»), together with what SQLite keeps beside it, and deletes what was renamed
 * long before.
 *
 * @param now - milliseconds since 1970
 */
export function setAside(path: string, now: number): SetAside {
  const before = setAsideBefore(path)
  const stem = stemOf(path)
  const time = new Date(now).toISOString().replaceAll(':', '-')
  let aside = `${stem}${time}${SUFFIX}`
  for (let n = 2; existsSync(aside); n++) aside = `${stem}${time}-${n}${SUFFIX}`
  renameSync(path, aside)
  for (const suffix of BESIDE) {
    if (existsSync(path + suffix)) renameSync(path + suffix, aside + suffix)
  }
  const deleted = before.slice(MOST_KEPT - 1)
  for (const old of deleted) {
    for (const suffix of ['', ...BESIDE]) rmSync(old + suffix, { force: true })
  }
  return { aside, deleted }
}

/** What the names of all that were set aside in place of `path` begin with. */
function stemOf(path: string): string {
  return `${path.slice(0, -SUFFIX.length)}-set-aside-`
}

/** The newest first; their names have the time in them. */
function setAsideBefore(path: string): string[] {
  const dir = dirname(path)
  const stem = basename(stemOf(path))
  return readdirSync(dir)
    .filter((name) => name.startsWith(stem) && name.endsWith(SUFFIX))
    .map((name) => name.slice(0, -SUFFIX.length))
    .sort()
    .reverse()
    .map((name) => join(dir, `${name}${SUFFIX}`))
}
