// A trigger of Firestore's, played over the embedded one: each write is told of, late, twice and in any order.
import fc from 'fast-check'
import {
  type DocumentReference,
  type DocumentSnapshot,
  FieldValue,
  Timestamp,
} from 'firebase-admin/firestore'
import t from 'tap'
import { needsStamp, stampWrite } from '../../src/updated-at/stamp-write.ts'
import { embeddedClient } from '../fixtures/embedded-client.ts'

const EARLY = Timestamp.fromMillis(1000)
const LATE = Timestamp.fromMillis(2000)

interface Told {
  /** Whether it tells of a stamp of the trigger's own. */
  readonly isStamp: boolean
  readonly before: DocumentSnapshot
  readonly after: DocumentSnapshot
}

/** A document whose writes are to be told of, those of the trigger as well. */
class Watched {
  readonly order: DocumentReference
  readonly told: Told[] = []
  stamps = 0
  /** Stamps that came of stamps. */
  echoes = 0

  constructor(order: DocumentReference) {
    this.order = order
  }

  /** Firestore tells of what has changed a document, and of nothing else. */
  async write(
    write: (order: DocumentReference) => Promise<unknown>,
    isStamp = false,
  ): Promise<void> {
    const before = await this.order.get()
    await write(this.order)
    const after = await this.order.get()
    const version = ({ updateTime }: DocumentSnapshot) => String(updateTime?.valueOf())
    if (version(before) !== version(after)) this.told.push({ isStamp, before, after })
  }

  async tell(one: Told, field?: string): Promise<void> {
    await this.write(async () => {
      if (!(await stampWrite(one, field))) return
      this.stamps++
      if (one.isStamp) this.echoes++
    }, true)
  }

  async tellAll(field?: string): Promise<void> {
    for (let one = this.told.shift(); one; one = this.told.shift()) await this.tell(one, field)
  }

  async time(field = 'updatedAt'): Promise<unknown> {
    return (await this.order.get()).get(field)
  }
}

t.test('a write that brings its own time needs no stamp, any other does', async (t) => {
  t.equal(needsStamp(undefined, EARLY), false)
  t.equal(needsStamp(EARLY, LATE), false)
  t.equal(needsStamp(LATE, EARLY), false)
  t.equal(needsStamp(EARLY, Timestamp.fromMillis(1000)), true)
  for (const none of [undefined, null, 'now', 1000, {}]) t.equal(needsStamp(EARLY, none), true)
})

t.test('what an app does not stamp is stamped once, by the clock of Firestore', async (t) => {
  const { client } = await embeddedClient(t)
  const watched = new Watched(client.doc('orders/o1'))
  await watched.write((order) => order.set({ total: 1 }))
  await watched.tellAll()
  const first = await watched.time()
  await watched.write((order) => order.update({ total: 2 }))
  await watched.tellAll()
  const second = await watched.time()
  t.ok(first instanceof Timestamp && second instanceof Timestamp && first < second)
  t.equal(watched.stamps, 2)

  await watched.write((order) =>
    order.update({ total: 3, updatedAt: FieldValue.serverTimestamp() }),
  )
  await watched.write((order) => order.delete())
  await watched.tellAll()
  t.equal(watched.stamps, 2)
})

t.test('a document that is gone by then is not brought back', async (t) => {
  const { client } = await embeddedClient(t)
  const watched = new Watched(client.doc('orders/o1'))
  await watched.write((order) => order.set({ total: 1 }))
  await watched.order.delete()
  await watched.tellAll()
  t.equal((await watched.order.get()).exists, false)
})

t.test('the field may lie inside a map, whose other fields stay', async (t) => {
  const { client } = await embeddedClient(t)
  const watched = new Watched(client.doc('orders/o1'))
  await watched.write((order) => order.set({ meta: { by: 'app' } }))
  await watched.tellAll('meta.modified')
  t.match((await watched.order.get()).data(), { meta: { by: 'app', modified: Timestamp } })
  t.equal(watched.stamps, 1)
})

t.test('it comes to rest, and no write stays without a stamp, however it is told', async (t) => {
  const { client } = await embeddedClient(t)
  let orders = 0
  const step = fc.record({
    write: fc.constantFrom('change', 'stamp', 'replace', 'spoil'),
    tell: fc.nat(3),
    again: fc.boolean(),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
      const watched = new Watched(client.doc(`orders/p${orders++}`))
      let n = 0
      for (const { write, tell, again } of steps) {
        const total = n++
        await watched.write((order) => {
          if (write === 'stamp')
            return order.set({ total, updatedAt: FieldValue.serverTimestamp() })
          if (write === 'spoil') return order.set({ total, updatedAt: 'now' })
          return order.set({ total }, { merge: write === 'change' })
        })
        for (const one of watched.told.splice(0, tell)) {
          if (again) watched.told.push(one)
          await watched.tell(one)
        }
      }
      const last = (await watched.order.get()).updateTime
      watched.told.reverse()
      await watched.tellAll()
      const time = await watched.time()
      // The stamp is as exact as a millisecond, the time of a write a thousand times more so.
      return (
        watched.echoes === 0 &&
        time instanceof Timestamp &&
        last !== undefined &&
        time.toMillis() >= last.toMillis() - 1
      )
    }),
    { numRuns: 12 },
  )
})
