// Whether the folder of the disk cache can be used, and lasts. What is made for that is taken away again.
import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { open, rm, rmdir, stat, statfs } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { diskFaultOf } from '../../caches/sqlite/disk-cache-error.ts'
import { lockFolder, lockPath } from '../../caches/sqlite/folder-lock.ts'
import { makeFolder } from '../../caches/sqlite/make-folder.ts'
import { replicaPath } from '../../caches/sqlite/replica-file.ts'
import { type Finding, failure } from '../finding.ts'
import { saidBy } from '../shop/firestore-trouble.ts'
import { type DiskSeen, judgeDisk } from './judge-disk.ts'

export interface DiskUse {
  readonly dir: string
  readonly production: boolean
  /** What the replica takes of the disk; undefined where it isn't known. */
  readonly replicaBytes: number | undefined
}

export async function* checkDisk(use: DiskUse): AsyncGenerator<Finding> {
  let made: string | undefined
  try {
    made = makeFolder(use.dir)
    await tryToWrite(use.dir)
    yield* judgeDisk(await look(use.dir, made !== undefined), use)
  } catch (error) {
    yield failure('disk', {
      says: `${use.dir} can't be ${made === undefined && !existsSync(use.dir) ? 'made' : 'written'}: ${saidBy(error)}`,
      remedy:
        'CACHE_DIR must be a folder on the mounted disk that the user of this process may write, such as /data/cache',
    })
  } finally {
    if (made !== undefined) await unmake(use.dir, made)
  }
}

async function tryToWrite(dir: string): Promise<void> {
  const path = join(dir, `check-${randomUUID()}`)
  try {
    const file = await open(path, 'wx', 0o600)
    try {
      await file.writeFile('Deltadesk looks whether it can write here\n')
      await file.sync()
    } finally {
      await file.close()
    }
  } finally {
    await rm(path, { force: true })
  }
}

async function look(dir: string, isNew: boolean): Promise<DiskSeen> {
  const [there, root] = await Promise.all([stat(dir), stat('/')])
  const { bavail, bsize, type } = await statfs(dir)
  const replica = replicaPath(dir)
  return {
    isNew,
    freeBytes: bavail * bsize,
    fileSystem: type,
    isRootDevice: there.dev === root.dev,
    isInUse: isLocked(dir),
    keptBytes: existsSync(replica) ? (await stat(replica)).size : 0,
  }
}

function isLocked(dir: string): boolean {
  if (!existsSync(lockPath(dir))) return false
  try {
    lockFolder(dir).release()
    return false
  } catch (error) {
    if (diskFaultOf(error) === 'CACHE_IN_USE') return true
    throw error
  }
}

/** Removes the folders that were made, unless somebody has begun to use them. */
async function unmake(dir: string, first: string): Promise<void> {
  try {
    await rmdir(dir)
    if (dir !== first) await unmake(dirname(dir), first)
  } catch {}
}
