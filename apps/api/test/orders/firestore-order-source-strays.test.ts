// What a collection holds beside proper orders: it is left out with a warning, and hides nothing.
import { Order } from '@deltadesk/contract'
import type { Position } from '@deltadesk/sync'
import fc from 'fast-check'
import { FieldPath, Timestamp } from 'firebase-admin/firestore'
import t from 'tap'
import { Value } from 'typebox/value'
import { writtenDocument } from './arbitrary-document.ts'
import { MIDNIGHT, never, openShop, pageThrough } from './shop.ts'

t.test(
  'orders of another kind of time, or of none, are left out with one warning each',
  async (t) => {
    const { source, warnings, write } = await openShop(t)
    for (const id of ['a', 'b', 'c']) await write(id, { updatedAt: Timestamp.fromMillis(MIDNIGHT) })
    const strays = {
      null: null,
      number: 5,
      text: 'soon',
      iso: '2026-01-01T00:00:00Z',
      map: { a: 1 },
    }
    for (const [id, updatedAt] of Object.entries(strays)) await write(id, { updatedAt })
    await write('absent', { total: 1 })
    for (const direction of ['newest-first', 'oldest-first'] as const) {
      t.same((await pageThrough(source, { direction, limit: 20 })).sort(), ['a', 'b', 'c'])
    }
    t.equal(source.skipped, 5)
    t.equal(warnings.length, 5)
    t.match(
      warnings.find((line) => line.includes('Order iso ')),
      /keeps its time as text, most others as timestamp/,
    )
    t.match(
      warnings.find((line) => line.includes('Order map ')),
      /«updatedAt» is neither a timestamp, an ISO 8601 time/,
    )
  },
)

t.test(
  'a first page of nothing but documents without a time does not hide the orders behind it',
  async (t) => {
    const { source, write } = await openShop(t)
    for (const id of ['x', 'y', 'z']) await write(id, { updatedAt: { map: id } })
    await write('a', { updatedAt: MIDNIGHT })
    t.same(await pageThrough(source, { direction: 'newest-first', limit: 2 }), ['a'])
  },
)

t.test('text that tells no time, a whole page of it, does not stop the paging', async (t) => {
  const { source, write } = await openShop(t)
  for (const id of ['a', 'b', 'c']) await write(id, { updatedAt: '2026-01-01T00:00:00Z' })
  for (const id of ['u', 'v', 'w', 'x']) await write(id, { updatedAt: '2026-01-01Tsoon' })
  await write('z', { updatedAt: '2026-01-02T00:00:00Z' })
  t.same(await pageThrough(source, { direction: 'oldest-first', limit: 2 }), ['a', 'b', 'c', 'z'])
  t.same(await pageThrough(source, { direction: 'newest-first', limit: 2 }), ['z', 'c', 'b', 'a'])
})

t.test(
  'by a local clock pages come to an end, however many orders there are in its hour',
  async (t) => {
    const { source, warnings, write } = await openShop(t)
    const ids = ['a', 'b', 'c', 'd', 'e']
    for (const id of ids) await write(id, { updatedAt: '2026-10-25T02:59:59+02:00' })
    const before = await pageThrough(source, { direction: 'oldest-first', limit: 2 })
    t.same(before, ids)
    await write('repeated', { updatedAt: '2026-10-25T02:00:01+01:00' })
    const after = { updatedAt: '2026-10-25T00:59:59.000000Z', id: 'e' }
    t.ok(
      (await pageThrough(source, { direction: 'oldest-first', after, limit: 2 })).includes(
        'repeated',
      ),
    )
    t.equal(warnings.filter((line) => line.includes('local time')).length, 1)
  },
)

t.test(
  'whatever Firestore stores is read, and what is an order keeps to the contract',
  async (t) => {
    const { source, orders, write } = await openShop(t)
    const stored = new Set<string>()
    for (const [i, document] of fc.sample(writtenDocument, { numRuns: 300, seed: 7 }).entries()) {
      const id = `o${String(i).padStart(3, '0')}`
      // What the client itself refuses to send is no business of the source.
      if (await isStored(() => write(id, document))) stored.add(id)
    }
    const dated = await orders
      .where(new FieldPath('updatedAt'), '>', new Timestamp(-62_135_596_800, 0))
      .get()
    t.ok(stored.size > 150, `${stored.size} documents were stored`)
    const ids: string[] = []
    let after: Position | undefined
    for (;;) {
      const page = await source.readPage(
        { direction: 'oldest-first', limit: 50, ...(after && { after }) },
        never,
      )
      for (const { id, value } of page.documents) {
        ids.push(id)
        const order: unknown = JSON.parse(`{"version":1,${value.slice(1)}`)
        if (!Value.Check(Order, order)) t.fail(value)
      }
      after = page.end ?? after
      if (page.scanned < 50) break
    }
    t.same(
      ids,
      dated.docs.map(({ id }) => id),
    )
  },
)

async function isStored(write: () => Promise<void>): Promise<boolean> {
  return write().then(
    () => true,
    () => false,
  )
}
