import type { Order } from '@deltadesk/contract'
import t from 'tap'
import { LiveRows } from '../../../src/orders/table/live-rows.ts'
import { DEFAULT_SORTS } from '../../../src/orders/table/sort-query.ts'
import { onDay } from '../../support/orders.ts'

const ALL = undefined
const reloaded = (upserts: readonly Order[]) => ({ reloaded: true, upserts, removed: [] })
const changed = (upserts: readonly Order[], removed: readonly string[] = []) => ({
  reloaded: false,
  upserts,
  removed,
})
const found = (orders: readonly Order[], exact: readonly string[] = []) => ({
  orders,
  exact: new Set(exact),
})
const idsOf = ({ rows }: LiveRows) => rows.map(({ order: { id } }) => id).join('')

/** Rows e, d, c, b, a: the newest first. */
function live(): LiveRows {
  const rows = new LiveRows(DEFAULT_SORTS)
  const orders = ['a', 'b', 'c', 'd', 'e'].map((id, at) => onDay(id, at + 1))
  rows.take(reloaded(orders), ALL)
  return rows
}

t.test('while nobody reads, what changes goes to its place', async (t) => {
  const rows = live()
  rows.take(changed([onDay('b', 9), onDay('f', 8)], ['d']), ALL)
  t.equal(idsOf(rows), 'bfeca')
  t.equal(rows.waiting, 0)
})

t.test(
  'while somebody reads, a changed row stays where it stands, with what it says now',
  async (t) => {
    const rows = live()
    rows.take(changed([onDay('c', 9, { status: 'paid' })]), ALL, { lastInSight: 2 })
    t.equal(idsOf(rows), 'edcba')
    t.equal(rows.rows[2]?.order.status, 'paid')
    t.equal(rows.misplaced, 1)
    rows.release()
    t.equal(idsOf(rows), 'cedba')
    t.equal(rows.misplaced, 0)
  },
)

t.test(
  'while somebody reads, new rows at the top wait, and those below the fold join',
  async (t) => {
    const rows = live()
    const below = onDay('x', 1, { updatedAt: '2026-11-01T12:00:00.000000Z' })
    rows.take(changed([onDay('n', 9), below]), ALL, { lastInSight: 2 })
    t.equal(idsOf(rows), 'edcbxa')
    t.equal(rows.waiting, 1)
    t.equal(rows.found.length, 7)
    rows.release()
    t.equal(idsOf(rows), 'nedcbxa')
  },
)

t.test('what waits and is deleted does not wait any more', async (t) => {
  const rows = live()
  rows.take(changed([onDay('n', 9)]), ALL, { lastInSight: 2 })
  rows.take(changed([], ['n', 'd']), ALL, { lastInSight: 2 })
  t.equal(rows.waiting, 0)
  t.equal(idsOf(rows), 'ecba')
})

t.test('what is not found any more leaves, also under a reader', async (t) => {
  const rows = live()
  const paid = onDay('a', 1, { status: 'paid' })
  rows.find(found([paid]))
  t.equal(idsOf(rows), '')
  rows.take(changed([paid]), found([paid]))
  t.equal(idsOf(rows), 'a')
  const shipped = onDay('a', 2, { status: 'shipped' })
  rows.take(changed([shipped]), found([]), { lastInSight: 0 })
  t.equal(idsOf(rows), '')
  rows.find(ALL)
  t.equal(idsOf(rows), 'edcab')
})

t.test(
  'an order of just the number that was typed stands first, whatever the sorting',
  async (t) => {
    const rows = live()
    const orders = ['a', 'b', 'c', 'd', 'e'].map((id, at) => onDay(id, at + 1))
    rows.take(reloaded(orders), found(orders, ['b']))
    t.equal(idsOf(rows), 'bedca')
    rows.sortBy([{ id: 'id', desc: true }], found(orders, ['b']))
    t.equal(idsOf(rows), 'bedca')

    const [b, f] = [onDay('b', 9), onDay('f', 10)]
    const now = [...orders.filter(({ id }) => id !== 'b'), b, f]
    rows.take(changed([b, f]), found(now, ['b']))
    t.equal(idsOf(rows), 'bfedca')
    rows.take(changed([], ['b']), found(now.slice(0, 4)), { lastInSight: 0 })
    t.equal(idsOf(rows), 'fedca')
  },
)

t.test(
  'an order that comes to have the number that was typed waits for the reader to look up',
  async (t) => {
    const rows = live()
    const orders = ['a', 'b', 'c', 'd', 'e'].map((id, at) => onDay(id, at + 1))
    rows.take(reloaded(orders), found(orders))
    const n = onDay('n', 1)
    rows.take(changed([n]), found([...orders, n], ['n']), { lastInSight: 2 })
    t.equal(idsOf(rows), 'edcba')
    t.equal(rows.waiting, 1)
    rows.release()
    t.equal(idsOf(rows), 'nedcba')
    rows.take(changed([], ['n']), found(orders))
    t.equal(idsOf(rows), 'edcba')
  },
)

t.test('another sorting sorts all, and nothing waits after it', async (t) => {
  const rows = live()
  rows.take(changed([onDay('n', 9)]), ALL, { lastInSight: 2 })
  rows.sortBy([{ id: 'id', desc: false }], ALL)
  t.equal(idsOf(rows), 'abcden')
  t.equal(rows.waiting, 0)
})

t.test('cells that changed are told, a new order as a whole, a reload not at all', async (t) => {
  const rows = live()
  const touched = rows.take(changed([onDay('b', 2, { status: 'paid' }), onDay('n', 9)]), ALL)
  t.same(touched.of('b'), new Set(['status']))
  t.equal(touched.of('n'), 'row')
  t.equal(rows.take(reloaded([onDay('z', 1)]), ALL).has('z'), false)
})
