// Commits, batches and transactions.
import { status, type UntypedServiceImplementation } from '@grpc/grpc-js'
import type { TimestampMessage, TransactionOptions, Write, WriteResult } from '../messages.ts'
import { type Commit, computeCommit } from '../store/writes.ts'
import { timestampOf } from '../time.ts'
import { asRpcError, type ServiceContext, unary } from './context.ts'

interface CommitRequest {
  writes?: Write[]
  transaction?: Buffer
}

interface CommitResponse {
  writeResults: readonly WriteResult[]
  commitTime: TimestampMessage
}

interface BatchWriteResponse {
  writeResults: WriteResult[]
  status: { code: number; message?: string }[]
}

export function writeMethods(context: ServiceContext): UntypedServiceImplementation {
  const { database, transactions, faults } = context

  function write(writes: readonly Write[]): Commit {
    const lookup = (name: string) =>
      faults.held.has(name) ? faults.held.get(name) : database.get(name)
    const commit = computeCommit(lookup, writes, database.clock.commitTime())
    faults.held.showOrHold(commit, () => database.apply(commit))
    return commit
  }

  function commit({ writes = [], transaction }: CommitRequest): CommitResponse {
    if (transaction !== undefined && transaction.length > 0) transactions.finish(transaction)
    const { results, time } = write(writes)
    return { writeResults: results, commitTime: timestampOf(time) }
  }

  /** Unlike a commit, each write stands for itself. */
  function batchWrite({ writes = [] }: { writes?: Write[] }): BatchWriteResponse {
    const response: BatchWriteResponse = { writeResults: [], status: [] }
    for (const one of writes) {
      try {
        const [result = {}] = write([one]).results
        response.writeResults.push(result)
        response.status.push({ code: status.OK })
      } catch (error) {
        const { code, message } = asRpcError(error)
        response.writeResults.push({})
        response.status.push({ code, message })
      }
    }
    return response
  }

  function begin({ options }: { options?: TransactionOptions }): { transaction: Buffer } {
    return { transaction: transactions.begin(options ?? {}) }
  }

  function rollback({ transaction }: { transaction: Buffer }): object {
    transactions.rollback(transaction)
    return {}
  }

  return {
    Commit: unary(context, 'Commit', commit),
    BatchWrite: unary(context, 'BatchWrite', batchWrite),
    BeginTransaction: unary(context, 'BeginTransaction', begin),
    Rollback: unary(context, 'Rollback', rollback),
  }
}
