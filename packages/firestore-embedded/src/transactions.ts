// Optimistic transactions: what a transaction has read is remembered, and its commit goes through only if
// reading it again would show the same.
import { randomBytes } from 'node:crypto'
import type { Consistency, TimestampMessage, TransactionOptions } from './messages.ts'
import { RpcError } from './rpc-error.ts'
import type { StoredDocument } from './store/document.ts'

/** Tells whether what was read still stands. */
type StillStands = () => boolean

export class Transactions {
  readonly #open = new Map<string, StillStands[]>()

  /** @throws RpcError UNIMPLEMENTED for reads in the past */
  begin({ readOnly }: TransactionOptions): Buffer {
    refuseThePast(readOnly?.readTime)
    const id = randomBytes(16)
    this.#open.set(id.toString('hex'), [])
    return id
  }

  /**
   * The transaction that a read belongs to, begun if it asks for a new one.
   *
   * @throws RpcError UNIMPLEMENTED for a read in the past, INVALID_ARGUMENT for a transaction that has ended
   */
  join({ transaction, newTransaction, readTime }: Consistency): Buffer | undefined {
    refuseThePast(readTime)
    if (newTransaction !== undefined && newTransaction !== null) return this.begin(newTransaction)
    if (transaction === undefined || transaction.length === 0) return undefined
    this.#readsOf(transaction)
    return transaction
  }

  /** Remembers documents that were read; `read` reads them again. */
  remember(transaction: Buffer | undefined, read: () => readonly (StoredDocument | undefined)[]) {
    if (transaction === undefined) return
    const seen = read()
    this.#readsOf(transaction).push(() => {
      const now = read()
      return now.length === seen.length && now.every((document, i) => document === seen[i])
    })
  }

  /** @throws RpcError ABORTED when something that was read has changed */
  finish(transaction: Buffer): void {
    const reads = this.#readsOf(transaction)
    this.#open.delete(transaction.toString('hex'))
    if (reads.every((stillStands) => stillStands())) return
    throw new RpcError('ABORTED', 'A document read by the transaction has changed; try again')
  }

  rollback(transaction: Buffer): void {
    this.#open.delete(transaction.toString('hex'))
  }

  #readsOf(transaction: Buffer): StillStands[] {
    const reads = this.#open.get(transaction.toString('hex'))
    if (reads === undefined) {
      throw new RpcError('INVALID_ARGUMENT', 'The transaction has ended or was never begun')
    }
    return reads
  }
}

function refuseThePast(readTime: TimestampMessage | null | undefined): void {
  if (readTime === undefined || readTime === null) return
  throw new RpcError('UNIMPLEMENTED', 'Reads at a read_time in the past are not built')
}
