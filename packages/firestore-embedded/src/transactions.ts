// Which moment a read sees, and optimistic transactions: what a transaction has read is remembered, and its
// commit goes through only if reading it now would show the same.
import { randomBytes } from 'node:crypto'
import type { Consistency, TimestampMessage, TransactionOptions } from './messages.ts'
import { RpcError } from './rpc-error.ts'
import type { Database } from './store/database.ts'
import type { StoredDocument } from './store/document.ts'
import { type Micros, microsOf, timestampOf } from './time.ts'

/** Reads the same again: at a moment, or now without one. */
type Read = (time?: Micros) => readonly (StoredDocument | undefined)[]

interface OpenTransaction {
  /** All its reads see this moment. */
  readonly time: Micros
  readonly stillStands: (() => boolean)[]
}

/** The moment that one request reads at. */
export interface Reading {
  /** Undefined for now. */
  readonly time: Micros | undefined
  /** What the answer says of the moment, and of the transaction if the request began it. */
  readonly head: { readonly readTime: TimestampMessage; readonly transaction?: Buffer }
  /** Holds the transaction, if there is one, to what it reads here. */
  remember(read: Read): void
}

/** Transactions that end neither way are forgotten after this long, as in Firestore. */
const LONGEST: Micros = 270_000_000

export class Transactions {
  readonly #database: Database
  readonly #open = new Map<string, OpenTransaction>()

  constructor(database: Database) {
    this.#database = database
  }

  /** @throws RpcError for a moment that can't be read */
  begin({ readOnly }: TransactionOptions): Buffer {
    this.#forgetAbandoned()
    const id = randomBytes(16)
    const time = this.#momentOf(readOnly?.readTime) ?? this.#database.clock.readTime()
    this.#open.set(id.toString('hex'), { time, stillStands: [] })
    return id
  }

  /**
   * The moment that a request asks to read at, in a transaction that it begins, in one that is open, or in none.
   *
   * @throws RpcError INVALID_ARGUMENT for a transaction that has ended or a moment in the future,
   * FAILED_PRECONDITION for a moment too long ago
   */
  reading({ transaction, newTransaction, readTime }: Consistency): Reading {
    if (newTransaction) {
      const begun = this.begin(newTransaction)
      const { head, ...reading } = this.#within(begun)
      return { ...reading, head: { ...head, transaction: begun } }
    }
    if (transaction !== undefined && transaction.length > 0) return this.#within(transaction)
    const time = this.#momentOf(readTime)
    const shown = time ?? this.#database.clock.readTime()
    return { time, head: { readTime: timestampOf(shown) }, remember: () => {} }
  }

  /** @throws RpcError ABORTED when something that was read has changed */
  finish(transaction: Buffer): void {
    const { stillStands } = this.#find(transaction)
    this.#open.delete(transaction.toString('hex'))
    if (stillStands.every((stands) => stands())) return
    throw new RpcError('ABORTED', 'A document read by the transaction has changed; try again')
  }

  rollback(transaction: Buffer): void {
    this.#open.delete(transaction.toString('hex'))
  }

  #within(transaction: Buffer): Reading {
    const { time, stillStands } = this.#find(transaction)
    const remember = (read: Read) => {
      const seen = read(time)
      stillStands.push(() => {
        const now = read()
        return now.length === seen.length && now.every((document, i) => document === seen[i])
      })
    }
    return { time, head: { readTime: timestampOf(time) }, remember }
  }

  #find(transaction: Buffer): OpenTransaction {
    const open = this.#open.get(transaction.toString('hex'))
    if (open !== undefined) return open
    // The client tries again at these very words.
    throw new RpcError('INVALID_ARGUMENT', 'The referenced transaction has expired')
  }

  #momentOf(readTime: TimestampMessage | null | undefined): Micros | undefined {
    if (readTime === undefined || readTime === null) return undefined
    const time = microsOf(readTime)
    if (time > this.#database.clock.readTime()) {
      throw new RpcError('INVALID_ARGUMENT', 'The read_time is in the future')
    }
    if (time < this.#database.horizon) {
      throw new RpcError('FAILED_PRECONDITION', 'The read_time is more than an hour ago')
    }
    return time
  }

  #forgetAbandoned(): void {
    const oldest = this.#database.clock.readTime() - LONGEST
    for (const [id, { time }] of this.#open) if (time < oldest) this.#open.delete(id)
  }
}
