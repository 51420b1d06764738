// Random histories of several engines over one shared place, as processes over a Redis: each may be killed or fall
// asleep in the middle of a read, and the place may fail, forget or be restarted.
import fc from 'fast-check'
import { fate, type ShopStep, shopSteps } from './history.ts'

/** How many engines there are at any time. */
export const ENGINES = 3

const engine = fc.integer({ min: 0, max: ENGINES - 1 })

/** What befalls an engine in the middle of a refresh. */
export type Mishap = 'none' | 'killed' | 'asleep'

const desk = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('refresh'),
      engine,
      mishap: fc.constantFrom<Mishap[]>('none', 'none', 'killed', 'asleep'),
      other: engine,
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('poll'),
      engine,
      client: fc.integer({ min: 0, max: 2 }),
      fate,
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('reconcile'), engine }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('kill'), engine }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('sleep'), ms: fc.constantFrom(100, 5_000, 90_000) }),
  },
)

/** What befalls the place itself. */
const place = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('failures'),
      failures: fc.array(fc.constantFrom('before', 'after'), { minLength: 1, maxLength: 6 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('restart'), lost: fc.integer({ min: 0, max: 4 }) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('flush') }) },
)

const shop = shopSteps('nothing')
const shopWithDeletions = shopSteps('deletions')

type StepOf<A> = A extends fc.Arbitrary<infer S> ? S : never
export type SharedStep = StepOf<typeof desk> | StepOf<typeof place> | ShopStep

export interface SharedHistory {
  readonly steps: readonly SharedStep[]
  /** The most orders that the engines hold; 0 for all. */
  readonly limit: number
  readonly pageSize: number
  readonly maxStalenessMs: number
  /** Whether no engine hears of the commits of others. */
  readonly isDeaf: boolean
  /** Whether nothing ever befalls the place: no cursor may be lost then. */
  readonly isPlaceSafe: boolean
}

export function sharedHistories(maxLength: number): fc.Arbitrary<SharedHistory> {
  return fc.boolean().chain((isPlaceSafe) => {
    const shops = fc.oneof(
      { weight: 3, arbitrary: shop },
      { weight: 1, arbitrary: shopWithDeletions },
    )
    const step = fc.oneof(
      { weight: 6, arbitrary: shops },
      { weight: 8, arbitrary: desk },
      ...(isPlaceSafe ? [] : [{ weight: 2, arbitrary: place }]),
    )
    return fc.record({
      steps: fc.array(step, { maxLength, size: 'max' }),
      limit: fc.constantFrom(0, 4, 8),
      pageSize: fc.integer({ min: 1, max: 5 }),
      maxStalenessMs: fc.constantFrom(0, 1_000),
      isDeaf: fc.boolean(),
      isPlaceSafe: fc.constant(isPlaceSafe),
    })
  })
}
