// How entries, tombstones and shadows are written in Redis: one text each, in a hash by id.
import type { Entry, ReplicaBatch, Shadow, Tombstone } from '@deltadesk/sync'

/** Fields and values in turn, as HSET takes them and HSCAN gives them. */
export type Rows = readonly string[]

export function* entryRows(entries: readonly Entry<string>[]): Generator<[string, string]> {
  for (const { id, version, updateTime, updatedAt, stray, value } of entries) {
    yield [id, `${version} ${updateTime} ${updatedAt} ${stray ? 1 : 0}\n${value}`]
  }
}

export function* tombstoneRows(tombstones: readonly Tombstone[]): Generator<[string, string]> {
  for (const { id, version, removedAt } of tombstones) yield [id, `${version} ${removedAt}`]
}

export function* shadowRows(shadows: readonly Shadow[]): Generator<[string, string]> {
  for (const { id, updateTime, updatedAt, stray } of shadows) {
    yield [id, `${updateTime} ${updatedAt} ${stray ? 1 : 0}`]
  }
}

export function entryOf(id: string, row: string): Entry<string> {
  const end = row.indexOf('\n')
  const [version, updateTime = '', updatedAt = '', stray] = row.slice(0, end).split(' ')
  const value = row.slice(end + 1)
  return { id, version: Number(version), value, updateTime, updatedAt, stray: stray === '1' }
}

export function tombstoneOf(id: string, row: string): Tombstone {
  const [version, removedAt = ''] = row.split(' ')
  return { id, version: Number(version), removedAt }
}

export function shadowOf(id: string, row: string): Shadow {
  const [updateTime = '', updatedAt = '', stray] = row.split(' ')
  return { id, updateTime, updatedAt, stray: stray === '1' }
}

/** Calls `take` with the id and the text of each row. */
export function eachRow(rows: Rows, take: (id: string, row: string) => void): void {
  for (let i = 0; i + 1 < rows.length; i += 2) take(rows[i] ?? '', rows[i + 1] ?? '')
}

/**
 * What lua/commits-after.lua has to know of a commit: the ids that it touched, and the rows of what it removed. Of one
 * with more than `limit` ids it is the number alone, since no log has room for it.
 */
export function logRecord(
  { upserts, removals, shadows }: ReplicaBatch<string>,
  limit: number,
): string {
  const ids = upserts.length + removals.length + shadows.kept.length + shadows.dropped.length
  if (ids > limit) return String(ids)
  const record = JSON.stringify([
    upserts.map(({ id }) => id),
    [...tombstoneRows(removals)].flat(),
    [...shadows.kept.map(({ id }) => id), ...shadows.dropped],
  ])
  return `${ids} ${record}`
}
