// Where copies of the orders are kept, and how much room they may take.
import { resolve } from 'node:path'
import type { ConfigProblem } from './config-error.ts'
import type { Environment } from './environment.ts'

const BYTES_PER_MB = 1024 * 1024

export interface CacheConfig {
  readonly cacheBackend: Environment['CACHE_BACKEND']
  /** Absolute path of the folder of the disk cache; there always is one for it. */
  readonly cacheDir: string | undefined
  /** What the replicas of all sessions together may take of the process's memory. */
  readonly maxSessionCacheBytes: number
}

type Variables = Pick<Environment, 'CACHE_BACKEND' | 'CACHE_DIR' | 'MAX_SESSION_CACHE_MB'>

export function cacheConfig(values: Variables, problems: ConfigProblem[]): CacheConfig {
  const { CACHE_BACKEND: cacheBackend, CACHE_DIR: dir } = values
  if (cacheBackend === 'disk' && dir === undefined) {
    problems.push({
      variable: 'CACHE_DIR',
      fault:
        'is missing: CACHE_BACKEND=disk needs a folder on a persistent disk, such as /data/cache',
    })
  }
  return {
    cacheBackend,
    cacheDir: dir === undefined ? undefined : resolve(dir),
    maxSessionCacheBytes: values.MAX_SESSION_CACHE_MB * BYTES_PER_MB,
  }
}
