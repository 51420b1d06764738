// Random histories of a shop, of its desk and of the desk's clients, as fast-check makes and shrinks them.
import fc from 'fast-check'

/** Too many orders to be read rather than halved, on either side of a reconcile. */
const LARGE_STOCK = 50

/** Ids of which some are near each other and some are far apart. */
export function idOf(n: number): string {
  return `${['a', 'b', 'é', '🦊'][n % 4]}${n}`
}

const id = fc.integer({ min: 0, max: 11 }).map(idOf)
const text = fc.string({ maxLength: 3 })
const failures = fc.record({
  count: fc.integer({ min: 0, max: 4 }),
  code: fc.constantFrom('SOURCE_UNAVAILABLE', 'SOURCE_QUOTA', 'SOURCE_PERMISSION'),
})

/** What a client does with the answer to a poll. */
export type Fate = 'arrives' | 'lost' | 'twice' | 'late'

export const fate = fc.constantFrom<Fate[]>('arrives', 'lost', 'twice', 'late')

/** What the shop does that times show. */
const shop = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('write'), id, text }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('burst'),
      ids: fc.uniqueArray(id, { minLength: 2, maxLength: 5 }),
      text,
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('future'), id, text }) },
  // A write that commits behind its own time, by less than the overlap.
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('late'),
      id,
      text,
      byMs: fc.integer({ min: 0, max: 9_000 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('softDelete'), id }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('wait'), ms: fc.constantFrom(1, 9_000, 30_000) }),
  },
)

/** What makes documents fewer without a time. */
const deletions = fc.record({
  kind: fc.constant('hardDelete'),
  id: fc.integer({ min: 0, max: LARGE_STOCK - 1 }).map(idOf),
})

/** What brings documents in, or changes them, where times don't show it. */
const intrusions = fc.oneof(
  fc.record({ kind: fc.constant('backdated'), id, text, byMs: fc.constantFrom(20_000, 600_000) }),
  fc.record({ kind: fc.constant('stray'), id, text }),
)

/** What the desk and its clients do. */
const desk = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('refresh'), failures }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('reconcile'),
      depth: fc.constantFrom('counts', 'census', 'full'),
      failures,
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('restart') }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('clockJump'), ms: fc.integer() }) },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('poll'),
      client: fc.integer({ min: 0, max: 2 }),
      fate,
    }),
  },
)

/** Something that happens while the desk is reading, between two of its calls. */
const meanwhile = (doings: fc.Arbitrary<ShopStep>) =>
  fc.oneof(
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('meanwhile'), step: doings }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('refreshMeanwhile') }) },
  )

type ShopStep =
  | (typeof shop extends fc.Arbitrary<infer S> ? S : never)
  | (typeof deletions extends fc.Arbitrary<infer S> ? S : never)
  | (typeof intrusions extends fc.Arbitrary<infer S> ? S : never)

/** Which of the things that times don't show may happen in one history. */
type Unseen = 'nothing' | 'deletions' | 'intrusions' | 'both'

export function shopSteps(unseen: Unseen): fc.Arbitrary<ShopStep> {
  return fc.oneof(
    { weight: 8, arbitrary: shop },
    ...(unseen === 'deletions' || unseen === 'both' ? [{ weight: 1, arbitrary: deletions }] : []),
    ...(unseen === 'intrusions' || unseen === 'both' ? [{ weight: 1, arbitrary: intrusions }] : []),
  )
}

function steps(unseen: Unseen) {
  return fc.oneof(
    { weight: 8, arbitrary: shopSteps(unseen) },
    { weight: 7, arbitrary: desk },
    { weight: 2, arbitrary: meanwhile(shopSteps(unseen)) },
  )
}

export type Step = ReturnType<typeof steps> extends fc.Arbitrary<infer S> ? S : never
export type { ShopStep }

export interface History {
  /** How many orders the shop has at first. */
  readonly stock: number
  readonly steps: readonly Step[]
  /** The most orders that the desk holds; 0 for all. */
  readonly limit: number
  /** Documents to ask the source for, and orders to answer a client with, at once. */
  readonly pageSize: number
  readonly unseen: Unseen
}

export function histories(maxLength: number): fc.Arbitrary<History> {
  return fc.constantFrom<Unseen[]>('nothing', 'deletions', 'intrusions', 'both').chain((unseen) =>
    fc.record({
      stock: fc.constantFrom(0, 0, LARGE_STOCK),
      steps: fc.array(steps(unseen), { maxLength, size: 'max' }),
      limit: fc.constantFrom(0, 4, 8, 40),
      pageSize: fc.integer({ min: 1, max: 5 }),
      unseen: fc.constant(unseen),
    }),
  )
}
