// What a back-fill is going to read and write, found by counting before it begins.
import { MOMENT_KINDS, type MomentKind } from '../orders/moment.ts'
import { OrdersQueries } from '../orders/source/orders-query.ts'
import { OrdersReader } from '../orders/source/orders-reader.ts'
import type { Orders } from './orders.ts'

export interface Plan {
  /** The way in which the documents are to keep their time. */
  readonly kind: MomentKind
  /** How many documents there are. */
  readonly all: number
  /** How many of them keep their time in that way already. */
  readonly timed: number
  /** How many are to be looked at: each is a read. */
  readonly toRead: number
  /** The most that can need a write. */
  readonly toWrite: number
  /** What finding this out has cost. */
  readonly reads: number
}

export interface PlanWish {
  /** The kind that most documents keep, if none is named. */
  readonly kind: MomentKind | undefined
  /** Where an earlier run has ended. */
  readonly after: string | undefined
}

/** @throws what Firestore's client throws */
export async function makePlan(orders: Orders, { kind: wished, after }: PlanWish): Promise<Plan> {
  const { collection, fields, timeoutMs } = orders
  const queries = new OrdersQueries(collection, fields.updatedAt)
  const reader = new OrdersReader(collection, fields, 'named')
  let reads = 0
  const count = async (query: ReturnType<OrdersQueries['byId']>) => {
    const counted = await reader.count(query, undefined, AbortSignal.timeout(timeoutMs))
    reads += counted.reads
    return counted.count
  }
  const all = await count(queries.byId({ range: {} }))
  // The least text behind an id is the id with a NUL.
  const toRead =
    after === undefined ? all : await count(queries.byId({ range: { from: `${after}\0` } }))
  const counts = await Promise.all(
    MOMENT_KINDS.map(async (kind) => {
      return { kind, timed: await count(queries.byTime({ kind, direction: 'oldest-first' })) }
    }),
  )
  const [most] = counts.toSorted((a, b) => b.timed - a.timed)
  const main = most !== undefined && most.timed > 0 ? most.kind : 'timestamp'
  const kind = wished ?? main
  const timed = counts.find((one) => one.kind === kind)?.timed ?? 0
  const toWrite = Math.min(toRead, Math.max(0, all - timed))
  return { kind, all, timed, toRead, toWrite, reads }
}
