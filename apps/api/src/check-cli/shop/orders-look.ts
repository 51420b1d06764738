// What the check sees of the orders: how many there are by how they keep their time, and a sample of them.
import type { Timestamp } from '@deltadesk/sync'
import { MOMENT_KINDS, type MomentKind } from '../../orders/moment.ts'
import type { FoundDocument } from '../../orders/source/orders-reader.ts'
import { randomStart } from './random-ids.ts'
import type { Shop } from './shop.ts'

/** Documents by how they keep their time. */
export interface TimeCounts {
  readonly all: number
  /** Those with a value that can be a time of that kind. */
  readonly byKind: Readonly<Record<MomentKind, number>>
  /** Those whose field has any value at all. */
  readonly some: number
}

export interface Sample {
  readonly newest: readonly FoundDocument[]
  readonly random: readonly FoundDocument[]
}

/** No count goes on beyond this: it would take a minute, and cost a read for each 1,000. */
export const MOST_COUNTED = 1_000_000

const NEWEST = 50
const STRETCHES = 5
const STRETCH = 10
/** The most documents that are read. */
export const MOST_SAMPLED = NEWEST + STRETCHES * STRETCH

/** How many documents there are, up to {@link MOST_COUNTED}. */
export async function countAll({ queries, reader, spending, patience }: Shop, at: Timestamp) {
  const query = queries.byId({ range: {}, limit: MOST_COUNTED })
  return spending.on(await reader.count(query, at, patience())).count
}

/** In most shops all keep a timestamp, and then nothing else is counted. */
export async function countTimes(shop: Shop, all: number, at: Timestamp): Promise<TimeCounts> {
  const timestamp = await countKind(shop, 'timestamp', at)
  if (timestamp === all) return { all, some: all, byKind: { timestamp, text: 0, millis: 0 } }
  const [text, millis, some] = await Promise.all([
    countKind(shop, 'text', at),
    countKind(shop, 'millis', at),
    countKind(shop, undefined, at),
  ])
  return { all, some, byKind: { timestamp, text, millis } }
}

/** The kind that most documents keep: the one that the desk reads them by. */
export function mainKind({ byKind }: TimeCounts): MomentKind | undefined {
  const [kind] = MOMENT_KINDS.toSorted((a, b) => byKind[b] - byKind[a])
  return kind !== undefined && byKind[kind] > 0 ? kind : undefined
}

/** @param random - from 0 up to 1 */
export async function takeSample(
  shop: Shop,
  kind: MomentKind | undefined,
  random: () => number,
): Promise<Sample> {
  const newest = kind === undefined ? [] : await newestOf(shop, kind)
  const first = await idStretch(shop)
  const met = new Map([...newest, ...first].map((one) => [one.id, one]))
  const isSmall = first.length < STRETCH
  for (let n = isSmall ? STRETCHES : 1; n < STRETCHES; n++) {
    const from = randomStart([...met.keys()], random)
    for (const one of await idStretch(shop, from)) met.set(one.id, one)
  }
  const ids = new Set(newest.map(({ id }) => id))
  return { newest, random: [...met.values()].filter(({ id }) => !ids.has(id)) }
}

async function newestOf(shop: Shop, kind: MomentKind): Promise<readonly FoundDocument[]> {
  const { queries, reader, spending, patience } = shop
  const query = queries.byTime({ kind, direction: 'newest-first', limit: NEWEST })
  return spending.on(await reader.find(query, undefined, patience())).found
}

async function idStretch(shop: Shop, from?: string): Promise<readonly FoundDocument[]> {
  const { queries, reader, spending, patience } = shop
  const range = from === undefined ? {} : { from }
  const query = queries.byId({ range, limit: STRETCH })
  return spending.on(await reader.find(query, undefined, patience())).found
}

async function countKind(shop: Shop, kind: MomentKind | undefined, at: Timestamp): Promise<number> {
  const { queries, reader, spending, patience } = shop
  const limit = MOST_COUNTED
  const query = queries.byTime({ direction: 'oldest-first', limit, ...(kind && { kind }) })
  return spending.on(await reader.count(query, at, patience())).count
}
