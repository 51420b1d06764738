// How each thing that a replica consists of is laid out as a row, and read back from one.

import type { SQLOutputValue } from 'node:sqlite'
import type { Entry, ReplicaHead, Shadow, Tombstone } from '@deltadesk/sync'
import { UnfitFileError } from './disk-cache-error.ts'

export type Row = Readonly<Record<string, SQLOutputValue>>
export type Field = string | number

/** One table. `fieldsOf` gives the values of `columns`, whose first is `id`; `read` is its inverse. */
export interface RowKind<T extends { readonly id: string }> {
  readonly table: string
  readonly columns: readonly string[]
  fieldsOf(item: T): Field[]
  /** @throws UnfitFileError when a column holds what it never should */
  read(row: Row): T
}

/** What there is once for a replica. */
export interface KeptHead extends ReplicaHead {
  readonly id: typeof THE_HEAD
  readonly floor: number
  /** What the replica is a copy of. */
  readonly fingerprint: string
  /** A ReadMark, see read-mark.ts. */
  readonly mark: string
  /** The seals of all rows but the head's own, by exclusive or. */
  readonly content: number
}

export const THE_HEAD = 'head'

export const HEAD: RowKind<KeptHead> = {
  table: 'head',
  columns: ['id', 'epoch', 'sequence', 'floor', 'fingerprint', 'mark', 'content'],
  fieldsOf: ({ id, epoch, sequence, floor, fingerprint, mark, content }) => [
    id,
    epoch,
    sequence,
    floor,
    fingerprint,
    mark,
    content,
  ],
  read: (row) => ({
    id: THE_HEAD,
    epoch: text(row, 'epoch'),
    sequence: whole(row, 'sequence'),
    floor: whole(row, 'floor'),
    fingerprint: text(row, 'fingerprint'),
    mark: text(row, 'mark'),
    content: whole(row, 'content'),
  }),
}

export const ENTRIES: RowKind<Entry<string>> = {
  table: 'entries',
  columns: ['id', 'version', 'update_time', 'updated_at', 'stray', 'value'],
  fieldsOf: ({ id, version, updateTime, updatedAt, stray, value }) => [
    id,
    version,
    updateTime,
    updatedAt,
    Number(stray),
    value,
  ],
  read: (row) => ({
    id: text(row, 'id'),
    version: whole(row, 'version'),
    value: text(row, 'value'),
    updateTime: text(row, 'update_time'),
    updatedAt: text(row, 'updated_at'),
    stray: whole(row, 'stray') === 1,
  }),
}

export const TOMBSTONES: RowKind<Tombstone> = {
  table: 'tombstones',
  columns: ['id', 'version', 'removed_at'],
  fieldsOf: ({ id, version, removedAt }) => [id, version, removedAt],
  read: (row) => ({
    id: text(row, 'id'),
    version: whole(row, 'version'),
    removedAt: text(row, 'removed_at'),
  }),
}

export const SHADOWS: RowKind<Shadow> = {
  table: 'shadows',
  columns: ['id', 'update_time', 'updated_at', 'stray'],
  fieldsOf: ({ id, updateTime, updatedAt, stray }) => [id, updateTime, updatedAt, Number(stray)],
  read: (row) => ({
    id: text(row, 'id'),
    updateTime: text(row, 'update_time'),
    updatedAt: text(row, 'updated_at'),
    stray: whole(row, 'stray') === 1,
  }),
}

function text(row: Row, column: string): string {
  const value = row[column]
  if (typeof value !== 'string') throw new UnfitFileError(`is damaged: ${column} is no text`)
  return value
}

/** Reads a whole number. */
export function whole(row: Row, column: string): number {
  const value = row[column]
  if (typeof value !== 'number') throw new UnfitFileError(`is damaged: ${column} is no number`)
  return value
}
