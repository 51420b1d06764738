/** Whatever the documents and the query: the answer is what a look at every document would find. */
import fc from 'fast-check'
import type { Firestore, Query, Timestamp, WhereFilterOp } from 'firebase-admin/firestore'
import t from 'tap'
import { connect, ids } from './fixtures/connect.ts'

const FIELDS = ['a', 'b'] as const
type Field = (typeof FIELDS)[number]
/** Numbers and strings, few enough to meet each other often; the naive order below knows no others. */
type Plain = number | string
type Data = { readonly [field in Field]?: Plain | undefined }

const plain = fc.oneof(fc.integer({ min: 0, max: 4 }), fc.constantFrom('', 'x', 'y'))
const field = fc.constantFrom(...FIELDS)
const data: fc.Arbitrary<Data> = fc.record({ a: plain, b: plain }, { requiredKeys: [] })
const operator = fc.constantFrom<'==' | '<' | '<=' | '>' | '>=' | '!='>(
  '==',
  '<',
  '<=',
  '>',
  '>=',
  '!=',
)
const where = fc.record({ field, operator, value: plain })
const order = fc.record({ field, direction: fc.constantFrom<'asc' | 'desc'>('asc', 'desc') })
const query = fc.record({
  wheres: fc.array(where, { maxLength: 2 }),
  orders: fc.uniqueArray(order, { maxLength: 2, selector: (one) => one.field }),
  start: fc.option(fc.record({ value: plain, isAfter: fc.boolean() }), { nil: undefined }),
  end: fc.option(fc.record({ value: plain, isBefore: fc.boolean() }), { nil: undefined }),
  limit: fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }),
  offset: fc.integer({ min: 0, max: 2 }),
})
type Asked = typeof query extends fc.Arbitrary<infer T> ? T : never

function compare(left: Plain, right: Plain): number {
  if (typeof left !== typeof right) return typeof left === 'number' ? -1 : 1
  return left < right ? -1 : left > right ? 1 : 0
}

function satisfies(value: Plain | undefined, operator: WhereFilterOp, wanted: Plain): boolean {
  if (value === undefined) return false
  const order = compare(value, wanted)
  if (operator === '==') return order === 0
  if (operator === '!=') return order !== 0
  if (typeof value !== typeof wanted) return false
  if (operator === '<') return order < 0
  if (operator === '<=') return order <= 0
  return operator === '>' ? order > 0 : order >= 0
}

/** The answer by looking at every document, as the documentation words it. */
function naive(documents: ReadonlyMap<string, Data>, asked: Asked): string[] {
  const orders = [...asked.orders]
  const direction = orders.at(-1)?.direction ?? 'asc'
  const unequal = asked.wheres.filter(({ operator }) => operator !== '==').map(({ field }) => field)
  for (const field of [...new Set(unequal)].sort()) {
    if (!orders.some((one) => one.field === field)) orders.push({ field, direction })
  }
  const found = [...documents]
    .filter(([, data]) => orders.every(({ field }) => data[field] !== undefined))
    .filter(([, data]) =>
      asked.wheres.every(({ field, operator, value }) => satisfies(data[field], operator, value)),
    )
    .sort(([leftId, left], [rightId, right]) => {
      for (const { field, direction } of orders) {
        const order = compare(left[field] ?? 0, right[field] ?? 0)
        if (order !== 0) return direction === 'asc' ? order : -order
      }
      return (leftId < rightId ? -1 : 1) * (direction === 'asc' ? 1 : -1)
    })
    .filter(([, data]) => isWithin(data, asked))
    .map(([id]) => id)
  return found.slice(asked.offset, asked.offset + (asked.limit ?? found.length))
}

function isWithin(data: Data, { orders: [first], start, end }: Asked): boolean {
  if (first === undefined) return true
  const sign = first.direction === 'asc' ? 1 : -1
  const to = (value: Plain) => sign * compare(data[first.field] ?? 0, value)
  if (start !== undefined && (start.isAfter ? to(start.value) <= 0 : to(start.value) < 0))
    return false
  return end === undefined || (end.isBefore ? to(end.value) < 0 : to(end.value) <= 0)
}

function build(firestore: Firestore, asked: Asked): Query {
  let built: Query = firestore.collection('things').offset(asked.offset)
  for (const { field, operator, value } of asked.wheres) built = built.where(field, operator, value)
  for (const { field, direction } of asked.orders) built = built.orderBy(field, direction)
  if (asked.orders.length > 0) {
    const { start, end } = asked
    if (start !== undefined)
      built = start.isAfter ? built.startAfter(start.value) : built.startAt(start.value)
    if (end !== undefined)
      built = end.isBefore ? built.endBefore(end.value) : built.endAt(end.value)
  }
  return asked.limit === undefined ? built : built.limit(asked.limit)
}

t.test('a query and a count answer as a scan of everything would, now and then', async (t) => {
  const { firestore } = await connect(t)
  const things = firestore.collection('things')

  /** Changes every document, so that each round also tests that indexes follow. */
  const rewrite = async (all: readonly (Data | undefined)[]) => {
    const batch = firestore.batch()
    const documents = new Map<string, Data>()
    for (const [at, one] of all.entries()) {
      if (one === undefined) batch.delete(things.doc(`t${at}`))
      else batch.set(things.doc(`t${at}`), one)
      if (one !== undefined) documents.set(`t${at}`, one)
    }
    await batch.commit()
    return documents
  }

  const check = async (documents: ReadonlyMap<string, Data>, asked: Asked, readTime: Timestamp) => {
    const expected = naive(documents, asked)
    const query = build(firestore, asked)
    const [found, counted] = await firestore.runTransaction(
      (reader) => Promise.all([reader.get(query), reader.get(query.count())]),
      { readOnly: true, readTime },
    )
    t.strictSame(ids(found), expected, JSON.stringify(asked))
    t.equal(counted.data().count, expected.length)
    if (!t.passing()) throw new Error('The answer differs from the scan')
  }

  const dozen = fc.array(fc.option(data, { nil: undefined }), { minLength: 12, maxLength: 12 })
  const property = fc.asyncProperty(
    dozen,
    dozen,
    fc.array(query, { minLength: 1, maxLength: 8 }),
    async (first, second, queries) => {
      const before = await rewrite(first)
      const { readTime: then } = await things.limit(1).get()
      const after = await rewrite(second)
      const { readTime: now } = await things.limit(1).get()
      for (const asked of queries) {
        await check(before, asked, then)
        await check(after, asked, now)
        const counted = await build(firestore, asked).count().get()
        t.equal(counted.data().count, naive(after, asked).length)
      }
    },
  )
  await fc.assert(property, { numRuns: 40 })
})
