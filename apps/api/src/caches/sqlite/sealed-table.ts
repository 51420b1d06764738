// Rows that can't go bad unnoticed. SQLite notices broken pages, but neither bytes changed within a row nor a page that
// a disk has lost or brought back in an older state; a replica read from those would be wrong for as long as it lives.
// So each row carries a checksum, its seal, and the seals of all rows together are kept in another place.
import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { crc32 } from 'node:zlib'
import { UnfitFileError } from './disk-cache-error.ts'
import { type Field, type Row, type RowKind, whole } from './kept-rows.ts'
import type { Turn } from './turn.ts'

/**
 * What is written answers by how much it changes the sum of seals: combine them by exclusive or. Asks for an open
 * transaction where it writes.
 */
export class SealedTable<T extends { readonly id: string }> {
  readonly #kind: RowKind<T>
  readonly #insert: StatementSync
  readonly #delete: StatementSync
  readonly #deleteAll: StatementSync
  readonly #find: StatementSync
  readonly #select: StatementSync

  constructor(database: DatabaseSync, kind: RowKind<T>) {
    const { table, columns } = kind
    const places = columns.map(() => '?').join(', ')
    this.#kind = kind
    this.#insert = database.prepare(
      `INSERT INTO ${table} (${columns.join(', ')}, seal) VALUES (${places}, ?)`,
    )
    this.#delete = database.prepare(`DELETE FROM ${table} WHERE id = ? RETURNING seal`)
    this.#deleteAll = database.prepare(`DELETE FROM ${table}`)
    this.#find = database.prepare(`SELECT * FROM ${table} WHERE id = ?`)
    this.#select = database.prepare(`SELECT * FROM ${table}`)
  }

  /** Puts in `item`, in the place of an earlier one of its id. */
  put(item: T): number {
    const removed = this.remove(item.id)
    const fields = this.#kind.fieldsOf(item)
    const seal = this.#sealOf(fields)
    this.#insert.run(...fields, seal)
    return removed ^ seal
  }

  remove(id: string): number {
    const row = this.#delete.get(id)
    return row === undefined ? 0 : whole(row, 'seal')
  }

  removeAll(): void {
    this.#deleteAll.run()
  }

  find(id: string): T | undefined {
    const row = this.#find.get(id)
    return row && this.#open(row).item
  }

  /**
   * Reads everything.
   *
   * @param seen - the ids that must not be met again; those of this table are added
   */
  async all(seen: Set<string>, turn: Turn): Promise<{ items: T[]; content: number }> {
    const items: T[] = []
    let content = 0
    for (const row of this.#select.iterate()) {
      const { item, seal } = this.#open(row)
      if (seen.has(item.id)) throw new UnfitFileError(`is damaged: it has «${item.id}» twice`)
      seen.add(item.id)
      items.push(item)
      content ^= seal
      if (turn.isOver) await turn.next()
    }
    return { items, content }
  }

  #open(row: Row): { item: T; seal: number } {
    const item = this.#kind.read(row)
    const seal = this.#sealOf(this.#kind.fieldsOf(item))
    if (seal !== whole(row, 'seal')) {
      throw new UnfitFileError(
        `is damaged: «${item.id}» in ${this.#kind.table} is not as it was put`,
      )
    }
    return { item, seal }
  }

  #sealOf(fields: readonly Field[]): number {
    return crc32(`${this.#kind.table}\n${fields.join('\n')}`)
  }
}
