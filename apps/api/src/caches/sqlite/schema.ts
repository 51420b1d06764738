// What the file looks like inside, in every version of it, and whether a file is one of ours.
import type { DatabaseSync } from 'node:sqlite'
import { UnfitFileError } from './disk-cache-error.ts'

/** «Dltd»: stands in the header of our files. */
const APPLICATION_ID = 0x446c7464

/**
 * The n-th leads from schema n to n + 1; what has been released is never changed. Each row has a `seal`, a checksum of
 * its other columns, and the head one of all rows: see sealed-table.ts.
 */
const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE head (
    id TEXT PRIMARY KEY NOT NULL, epoch TEXT NOT NULL, sequence INTEGER NOT NULL, floor INTEGER NOT NULL,
    fingerprint TEXT NOT NULL, mark TEXT NOT NULL, content INTEGER NOT NULL, seal INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE entries (
    id TEXT PRIMARY KEY NOT NULL, version INTEGER NOT NULL, update_time TEXT NOT NULL, updated_at TEXT NOT NULL,
    stray INTEGER NOT NULL, value TEXT NOT NULL, seal INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE tombstones (
    id TEXT PRIMARY KEY NOT NULL, version INTEGER NOT NULL, removed_at TEXT NOT NULL, seal INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE shadows (
    id TEXT PRIMARY KEY NOT NULL, update_time TEXT NOT NULL, updated_at TEXT NOT NULL, stray INTEGER NOT NULL,
    seal INTEGER NOT NULL
  ) STRICT;
  `,
]

/** @throws UnfitFileError for a file of another program or of a later version of this one; nothing was written then */
export function checkOrigin(database: DatabaseSync): void {
  const tables = numberFrom(database, 'SELECT count(*) AS n FROM sqlite_schema')
  if (tables > 0 && numberFrom(database, 'PRAGMA application_id') !== APPLICATION_ID) {
    throw new UnfitFileError('belongs to another program')
  }
  const version = schemaVersion(database)
  if (version > MIGRATIONS.length) {
    throw new UnfitFileError(
      `was written by a newer Deltadesk (schema ${version}, and this one knows ${MIGRATIONS.length})`,
    )
  }
}

/** Brings a file whose origin was checked, or an empty one, to the latest schema. */
export function migrate(database: DatabaseSync): void {
  for (let version = schemaVersion(database); version < MIGRATIONS.length; version++) {
    database.exec(`
      BEGIN IMMEDIATE;
      ${MIGRATIONS[version]}
      PRAGMA application_id = ${APPLICATION_ID};
      PRAGMA user_version = ${version + 1};
      COMMIT;
    `)
  }
}

function schemaVersion(database: DatabaseSync): number {
  return numberFrom(database, 'PRAGMA user_version')
}

function numberFrom(database: DatabaseSync, sql: string): number {
  const [value] = Object.values(database.prepare(sql).get() ?? {})
  if (typeof value !== 'number') throw new UnfitFileError(`has no answer to ${sql}`)
  return value
}
