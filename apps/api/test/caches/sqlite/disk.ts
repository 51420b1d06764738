// A cache folder that is gone with the test, stores over it, and replicas to keep there.

import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Entry, ReplicaBatch, ReplicaState } from '@deltadesk/sync'
import type { Test } from 'tap'
import { SqliteReplicaStore } from '../../../src/caches/sqlite/sqlite-replica-store.ts'

const NOW = Date.parse('2026-11-23T20:00:44.027Z')
const T1 = '2026-01-01T00:00:00.000001Z'

/** A folder; `dir` in it is where the stores are, and isn't there yet. */
export function newDisk(t: Test, root = mkdtempSync(join(tmpdir(), 'deltadesk-'))) {
  const dir = join(root, 'cache')
  const log: string[] = []
  t.teardown(() => rmSync(root, { recursive: true, force: true }))
  return {
    root,
    dir,
    path: join(dir, 'orders.sqlite'),
    /** What the stores have told, with the level before it. */
    log,
    files: () => readdirSync(dir).sort(),
    open(fingerprint = 'shop/orders') {
      const store = new SqliteReplicaStore({
        dir,
        fingerprint,
        log: {
          info: (line) => log.push(`info ${line}`),
          warn: (line) => log.push(`warn ${line}`),
        },
        now: () => NOW,
      })
      t.teardown(() => store.close())
      return store
    },
  }
}

export function entries(count: number, value: string, version = 1): Entry<string>[] {
  return Array.from({ length: count }, (_, n) => ({
    id: `o${n}`,
    version: version + n,
    value,
    updateTime: T1,
    updatedAt: T1,
    stray: false,
  }))
}

/** The first commit of an epoch, unless `parts` tell otherwise. */
export function batch(parts: Partial<ReplicaBatch<string>> = {}): ReplicaBatch<string> {
  return {
    epoch: 'first1',
    sequence: 1,
    floor: 0,
    replace: (parts.sequence ?? 1) === 1,
    upserts: [],
    removals: [],
    shadows: { kept: [], dropped: [] },
    mark: {
      watermark: { updatedAt: T1 },
      readTime: T1,
      horizon: undefined,
      fullReadTime: T1,
      fullReadBegun: undefined,
      reconcileTime: undefined,
      censusTime: undefined,
    },
    ...parts,
  }
}

/** The values among what was loaded, each once. */
export function valuesOf(state: ReplicaState<string> | undefined): string[] {
  return [...new Set(state?.entries.map(({ value }) => value))]
}
