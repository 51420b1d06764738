// A file that we can't use may be all that somebody has of something: it is renamed, never deleted or written over.
import { existsSync, renameSync } from 'node:fs'

/**
 * Renames a closed database `path` («….sqlite»), together with what SQLite keeps beside it.
 *
 * @param now - milliseconds since 1970
 * @returns its new path, in the same folder
 */
export function setAside(path: string, now: number): string {
  const stem = path.replace(/\.sqlite$/, '')
  const time = new Date(now).toISOString().replaceAll(':', '-')
  let aside = `${stem}-set-aside-${time}.sqlite`
  for (let n = 2; existsSync(aside); n++) aside = `${stem}-set-aside-${time}-${n}.sqlite`
  renameSync(path, aside)
  for (const suffix of ['-wal', '-shm', '-journal']) {
    if (existsSync(path + suffix)) renameSync(path + suffix, aside + suffix)
  }
  return aside
}
