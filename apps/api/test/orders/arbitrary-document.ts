// Documents as hostile as Firestore can store them, handed over as its client does.
import fc from 'fast-check'
import { FieldValue, Firestore, GeoPoint, Timestamp } from 'firebase-admin/firestore'

const database = new Firestore({ projectId: 'demo-deltadesk' })

const names = fc.oneof(
  fc.constantFrom(
    'number',
    'customer',
    'name',
    'email',
    'items',
    'sku',
    'quantity',
    'price',
    'total',
    'currency',
    'status',
    'createdAt',
    'updatedAt',
    'deletedAt',
    'id',
    'version',
    'extra',
    '$type',
    'value',
    'toJSON',
    'toArray',
    'then',
    'constructor',
    'hasOwnProperty',
    '__proto__',
  ),
  fc.string({ unit: 'binary', minLength: 1 }),
)

const timestamp = fc
  .tuple(fc.integer({ min: -62_135_596_800, max: 253_402_300_799 }), fc.nat(999_999))
  .map(([seconds, micros]) => new Timestamp(seconds, micros * 1000))

const scalar: fc.Arbitrary<unknown> = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.double(),
  fc.integer(),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  fc.string({ unit: 'binary' }),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  fc.constantFrom('12.50', '12,50', '1e3', '-0', '2026-11-23', '2026-11-23T20:00:44+02:00'),
  timestamp,
  fc.uint8Array().map((bytes) => Buffer.from(bytes)),
  fc
    .tuple(
      fc.double({ min: -90, max: 90, noNaN: true }),
      fc.double({ min: -180, max: 180, noNaN: true }),
    )
    .map(([latitude, longitude]) => new GeoPoint(latitude, longitude)),
  fc.constant(database.doc('customers/c1')),
  fc.array(fc.double()).map((elements) => FieldValue.vector(elements)),
)

type Fields = readonly (readonly [string, unknown])[]

/** Fields of a document, `updatedAt` more often than not a time. */
function documents(mapOf: (fields: Fields) => Record<string, unknown>) {
  const { value } = fc.letrec<{ value: unknown; map: unknown }>((tie) => ({
    // Firestore takes no array directly inside another.
    value: fc.oneof(scalar, tie('map'), fc.array(fc.oneof(scalar, tie('map')), { maxLength: 3 })),
    map: fc.array(fc.tuple(names, tie('value')), { maxLength: 3 }).map(mapOf),
  }))
  return fc
    .tuple(fc.array(fc.tuple(names, value)), fc.option(timestamp))
    .map(([fields, updatedAt]) => mapOf(updatedAt ? [...fields, ['updatedAt', updatedAt]] : fields))
}

/** As the client hands documents over: field by field, so that `__proto__` sets the prototype. */
export const readDocument = documents((fields) => {
  const map: Record<string, unknown> = {}
  for (const [name, field] of fields) Reflect.set(map, name, field)
  return map
})

/** As the client lets a shop write them. */
export const writtenDocument = documents((fields) =>
  Object.fromEntries(fields.filter(([name]) => !/^__.*__$/s.test(name))),
)
