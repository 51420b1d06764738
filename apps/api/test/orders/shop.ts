// A shop over a real embedded Firestore, and the ways in which tests read its orders.
import { EmbeddedFirestore } from '@deltadesk/firestore-embedded'
import { type PageRequest, type Position, SourceError } from '@deltadesk/sync'
import type { DocumentData } from 'firebase-admin/firestore'
import type { Test } from 'tap'
import { openFirestore } from '../../src/firestore/open-firestore.ts'
import { FirestoreOrderSource } from '../../src/orders/firestore-order-source.ts'
import { parseOrdersFields } from '../../src/orders/order-fields.ts'

export const never: AbortSignal = new AbortController().signal
export const MIDNIGHT = Date.parse('2026-01-01T00:00:00Z')

export async function openShop(t: Test, fields?: string) {
  const embedded = await EmbeddedFirestore.start()
  const { client, close } = openFirestore({
    projectId: 'demo-deltadesk',
    connection: { kind: 'emulator', host: embedded.host },
    adminsCollection: 'admins',
    timeoutMs: 5000,
  })
  t.teardown(async () => {
    await close()
    await embedded.stop()
  })
  const orders = client.collection('orders')
  const warnings: string[] = []
  const open = ({ timeoutMs = 5000 } = {}) =>
    new FirestoreOrderSource({
      collection: orders,
      fields: parseOrdersFields(fields),
      timeoutMs,
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
    cost: async (read: () => Promise<unknown>) => {
      embedded.meter.reset()
      await read()
      return embedded.meter.snapshot().total
    },
  }
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
