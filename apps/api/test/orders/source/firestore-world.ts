// A world for random histories in which everything but time is real: documents in a Firestore collection,
// written and read by Google's client over gRPC.
import { comparePositions, type OrderSource, timestampFromMillis } from '@deltadesk/sync'
import { Interruptions, type World } from '@deltadesk/sync/testing'
import { type CollectionReference, FieldValue } from 'firebase-admin/firestore'
import type { Test } from 'tap'
import { FirestoreOrderSource } from '../../../src/orders/firestore-order-source.ts'
import type { OrderJson } from '../../../src/orders/found-order.ts'
import { timestampOf, timestampText } from '../../../src/orders/moment.ts'
import { parseOrdersFields } from '../../../src/orders/order-fields.ts'
import { embeddedClient } from '../../fixtures/embedded-client.ts'

/** An embedded Firestore whose clock stands still but for what a history lets pass. */
export async function openWorlds(t: Test) {
  const clock = { now: Date.parse('2026-01-01T00:00:00Z') }
  const { client } = await embeddedClient(t, { clock: () => clock.now })
  let worlds = 0
  return (): World<OrderJson> => worldOf(client.collection(`orders${++worlds}`), clock)
}

function worldOf(collection: CollectionReference, clock: { now: number }): World<OrderJson> {
  const interruptions = new Interruptions()
  const reader = new FirestoreOrderSource({
    collection,
    fields: parseOrdersFields('status=text'),
    select: 'all',
    warn: () => {},
  })
  const now = () => timestampFromMillis(clock.now)
  return {
    source: interrupted(reader, interruptions),
    isExact: true,
    interruptions,
    now,
    advance: (millis) => {
      clock.now += millis
    },
    async write(id, text, { updatedAt, deleted = false } = {}) {
      await collection.doc(id).set({
        text,
        ...(updatedAt !== null && {
          updatedAt: updatedAt ? timestampOf(updatedAt) : FieldValue.serverTimestamp(),
        }),
        ...(deleted && { deletedAt: FieldValue.serverTimestamp() }),
      })
    },
    async writeTogether(ids, text) {
      const batch = collection.firestore.batch()
      const updatedAt = timestampOf(now())
      for (const id of ids) batch.set(collection.doc(id), { text, updatedAt })
      await batch.commit()
    },
    remove: async (id) => void (await collection.doc(id).delete()),
    async truth(limit) {
      const { docs } = await collection.get()
      const live = docs
        .filter((document) => document.get('deletedAt') === undefined)
        .map((document) => ({
          id: document.id,
          updatedAt: timestampText(document.get('updatedAt') ?? document.updateTime),
          text: String(document.get('text')),
        }))
        .sort(comparePositions)
      const window = limit === 0 ? live : live.slice(-limit)
      return new Map(window.map(({ id, text }) => [id, text]))
    },
    textOf(value) {
      const { status }: { status: string } = JSON.parse(`{"version":1,${value.slice(1)}`)
      return status
    },
  }
}

function interrupted(
  source: FirestoreOrderSource,
  interruptions: Interruptions,
): OrderSource<OrderJson> {
  return {
    async readPage(request, signal) {
      await interruptions.next(signal)
      return source.readPage(request, signal)
    },
    async count(range, at, signal) {
      await interruptions.next(signal)
      return source.count(range, at, signal)
    },
    async census(range, at, signal) {
      await interruptions.next(signal)
      return source.census(range, at, signal)
    },
    async readIds(request, signal) {
      await interruptions.next(signal)
      return source.readIds(request, signal)
    },
    async lookUp(ids, at, signal) {
      await interruptions.next(signal)
      return source.lookUp(ids, at, signal)
    },
  }
}
