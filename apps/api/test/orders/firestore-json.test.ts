import { FieldValue, Firestore, GeoPoint, Timestamp } from 'firebase-admin/firestore'
import t from 'tap'
import { toJson } from '../../src/orders/firestore-json.ts'

const database = new Firestore({ projectId: 'demo-deltadesk' })

t.test('what JSON has is itself', async (t) => {
  for (const value of [
    '',
    'ü',
    true,
    false,
    null,
    0,
    -1.5,
    2 ** 60,
    [],
    {},
    [1, ['a', { b: null }]],
  ]) {
    t.same(toJson(value), value)
  }
})

t.test('what JSON has not says what it was', async (t) => {
  const cases: [unknown, unknown][] = [
    [
      new Timestamp(1795464044, 27_123_000),
      { $type: 'timestamp', value: '2026-11-23T20:00:44.027123Z' },
    ],
    [Buffer.from([0, 255]), { $type: 'bytes', value: 'AP8=' }],
    [new GeoPoint(48.2, 16.37), { $type: 'geopoint', latitude: 48.2, longitude: 16.37 }],
    [database.doc('customers/c1'), { $type: 'reference', value: 'customers/c1' }],
    [
      FieldValue.vector([1, 0.5, Number.NaN]),
      { $type: 'vector', value: [1, 0.5, { $type: 'double', value: 'NaN' }] },
    ],
    [Number.NaN, { $type: 'double', value: 'NaN' }],
    [Number.POSITIVE_INFINITY, { $type: 'double', value: 'Infinity' }],
    [Number.NEGATIVE_INFINITY, { $type: 'double', value: '-Infinity' }],
    [-0, { $type: 'double', value: '-0' }],
    [9_007_199_254_740_993n, { $type: 'int64', value: '9007199254740993' }],
    [42n, 42],
  ]
  for (const [value, json] of cases) t.same(toJson([{ inside: value }]), [{ inside: json }])
})

t.test('a map that looks like one of these objects is told from them', async (t) => {
  const lookalike = { $type: 'timestamp', value: '2026-11-23T20:00:44.027123Z' }
  t.same(toJson(lookalike), { $type: 'map', value: lookalike })
  t.same(toJson({ $type: 'map', value: lookalike }), {
    $type: 'map',
    value: { $type: 'map', value: { $type: 'map', value: lookalike } },
  })
})

t.test('a field named __proto__ is data and nothing more', async (t) => {
  const json = JSON.stringify(toJson(JSON.parse('{"__proto__":{"admin":true},"constructor":1}')))
  t.equal(json, '{"__proto__":{"admin":true},"constructor":1}')
  t.equal(Reflect.get({}, 'admin'), undefined)
})

t.test('a map whose prototype the client let a document set is still a map', async (t) => {
  for (const prototype of [
    Timestamp.now(),
    database.doc('a/b'),
    Buffer.from('a'),
    [],
    { constructor: 1 },
  ]) {
    t.same(toJson(Object.assign(Object.create(prototype), { a: 1 })), { a: 1 })
  }
})
