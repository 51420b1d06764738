// A shop over a real embedded Firestore, and the ways in which tests read its orders.
import {
  type OrderSource,
  type PageRequest,
  type Position,
  SourceError,
  type Timestamp,
} from '@deltadesk/sync'
import type { DocumentData } from 'firebase-admin/firestore'
import type { Test } from 'tap'
import { FirestoreOrderSource } from '../../src/orders/firestore-order-source.ts'
import { parseOrdersFields } from '../../src/orders/order-fields.ts'
import type { Selection } from '../../src/orders/source/orders-reader.ts'
import { embeddedClient } from '../fixtures/embedded-client.ts'

export const never: AbortSignal = new AbortController().signal
export const MIDNIGHT = Date.parse('2026-01-01T00:00:00Z')

/** @param fields - ORDERS_FIELDS */
export async function openShop(t: Test, fields?: string) {
  const { embedded, client } = await embeddedClient(t)
  const orders = client.collection('orders')
  const warnings: string[] = []
  const open = (select: Selection = 'all') =>
    new FirestoreOrderSource({
      collection: orders,
      fields: parseOrdersFields(fields),
      select,
      warn: (line) => warnings.push(line),
    })
  const source = open()
  return {
    embedded,
    client,
    orders,
    warnings,
    source,
    /** Another source over the same shop, as after a restart. */
    open,
    write: async (id: string, data: DocumentData) => void (await orders.doc(id).set(data)),
    remove: async (id: string) => void (await orders.doc(id).delete()),
    cost: async (read: () => Promise<unknown>) => {
      embedded.meter.reset()
      await read()
      return embedded.meter.snapshot().total
    },
  }
}

/** A time of the source that all writes so far are before. */
export async function timeOf(source: OrderSource<unknown>): Promise<Timestamp> {
  return (await source.readPage({ direction: 'newest-first', limit: 1 }, never)).readTime
}

export async function idsOf(source: FirestoreOrderSource, request: PageRequest): Promise<string[]> {
  return (await source.readPage(request, never)).documents.map(({ id }) => id)
}

/** Every id that paging to the end meets, as often as it meets it. */
export async function pageThrough(
  source: FirestoreOrderSource,
  request: PageRequest,
): Promise<string[]> {
  const seen: string[] = []
  let after: Position | undefined = request.after
  for (;;) {
    const page = await source.readPage({ ...request, ...(after && { after }) }, never)
    seen.push(...page.documents.map(({ id }) => id))
    after = page.end ?? after
    if (page.scanned < request.limit) return seen
  }
}

export async function failureOf(read: Promise<unknown>): Promise<SourceError> {
  try {
    await read
  } catch (error) {
    if (error instanceof SourceError) return error
    throw error
  }
  throw new Error('the read succeeded')
}
