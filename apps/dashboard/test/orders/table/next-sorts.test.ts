import t from 'tap'
import { nextSorts } from '../../../src/orders/table/next-sorts.ts'

const NUMBER = { id: 'number', descFirst: false } as const
const TOTAL = { id: 'total', descFirst: true } as const

t.test('a column is sorted one way, the other way, and not at all', async (t) => {
  const once = nextSorts([], TOTAL, false)
  t.same(once, [{ id: 'total', desc: true }])
  const twice = nextSorts(once, TOTAL, false)
  t.same(twice, [{ id: 'total', desc: false }])
  t.same(nextSorts(twice, TOTAL, false), [])
})

t.test('another column takes its place, or comes after it', async (t) => {
  const byTotal = nextSorts([], TOTAL, false)
  t.same(nextSorts(byTotal, NUMBER, false), [{ id: 'number', desc: false }])
  const both = nextSorts(byTotal, NUMBER, true)
  t.same(both, [
    { id: 'total', desc: true },
    { id: 'number', desc: false },
  ])
  t.same(nextSorts(both, TOTAL, true)[0], { id: 'total', desc: false })
})

t.test('of many, the first gives way', async (t) => {
  const many = (['status', 'customer', 'items', 'created'] as const).map((id) => ({
    id,
    desc: false,
  }))
  t.same(
    nextSorts(many, NUMBER, true).map(({ id }) => id),
    ['customer', 'items', 'created', 'number'],
  )
})
