// What can go wrong with the disk cache, and what it takes to tell one fault from another.

/**
 * `CACHE_IN_USE`: another process has the folder. `CACHE_DISK_FULL` passes when there is room again.
 * `CACHE_DAMAGED`: what was kept is lost to us; the next call begins a fresh file. `CACHE_UNUSABLE`: the folder
 * can't be read or written; every call tries again. `CACHE_CLOSED`: it was called after it was closed.
 */
export type DiskCacheErrorCode =
  | 'CACHE_IN_USE'
  | 'CACHE_DISK_FULL'
  | 'CACHE_DAMAGED'
  | 'CACHE_UNUSABLE'
  | 'CACHE_CLOSED'

const ADVICE: Readonly<Record<DiskCacheErrorCode, string>> = {
  CACHE_IN_USE: 'another process uses it: stop that one, or give each its own CACHE_DIR',
  CACHE_DISK_FULL: 'there is no room left: free some space, or make the disk larger',
  CACHE_DAMAGED: 'it was damaged and has been set aside: the next call begins a fresh one',
  CACHE_UNUSABLE: 'check that CACHE_DIR is a folder that this process may read and write',
  CACHE_CLOSED: 'it has been closed: open another store',
}

/** The disk cache could not do what it was asked for, and has done no part of it. `cause` is what SQLite said. */
export class DiskCacheError extends Error {
  readonly code: DiskCacheErrorCode

  constructor(code: DiskCacheErrorCode, path: string, cause?: unknown) {
    const said = cause instanceof Error ? ` (${cause.message})` : ''
    super(`The disk cache «${path}» can't be used: ${ADVICE[code]}${said}`, { cause })
    this.name = 'DiskCacheError'
    this.code = code
  }
}

/** A file does not hold what this version of Deltadesk would have put there. The message ends a sentence about it. */
export class UnfitFileError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'UnfitFileError'
  }
}

/** SQLite's result codes (https://sqlite.org/rescode.html). The SQL being ours, 1 says that the tables are not. */
const FAULTS: Readonly<Record<number, DiskCacheErrorCode>> = {
  1: 'CACHE_DAMAGED', // SQLITE_ERROR
  5: 'CACHE_IN_USE', // SQLITE_BUSY
  11: 'CACHE_DAMAGED', // SQLITE_CORRUPT
  13: 'CACHE_DISK_FULL', // SQLITE_FULL
  19: 'CACHE_DAMAGED', // SQLITE_CONSTRAINT
  26: 'CACHE_DAMAGED', // SQLITE_NOTADB
}

/** Which fault of the disk cache `error` tells of; undefined where it comes from elsewhere. */
export function diskFaultOf(error: unknown): DiskCacheErrorCode | undefined {
  if (error instanceof UnfitFileError) return 'CACHE_DAMAGED'
  if (!(error instanceof Error)) return undefined
  if ('errcode' in error && typeof error.errcode === 'number') {
    // What is above the low byte tells variants of the same result apart.
    return FAULTS[error.errcode & 0xff] ?? 'CACHE_UNUSABLE'
  }
  if (!('syscall' in error)) return undefined
  return 'code' in error && error.code === 'ENOSPC' ? 'CACHE_DISK_FULL' : 'CACHE_UNUSABLE'
}
