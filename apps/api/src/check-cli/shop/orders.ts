// The orders: whether there are any, whether their time can be relied on, and whether they are what the desk takes them for.
import { pathText } from '../../orders/order-fields.ts'
import { many } from '../amounts.ts'
import { type Finding, failure, ok } from '../finding.ts'
import { explain } from './connection.ts'
import { checkIndexes } from './index-check.ts'
import { averageLength, judgeFields } from './judge-fields.ts'
import { judgeSize, type ReplicaSize, replicaSize } from './judge-size.ts'
import { judgePresence, judgeStamps } from './judge-times.ts'
import {
  countAll,
  countTimes,
  MOST_COUNTED,
  MOST_SAMPLED,
  mainKind,
  takeSample,
} from './orders-look.ts'
import type { Shop } from './shop.ts'

export interface OrdersCheckOptions {
  /** From 0 up to 1. */
  readonly random: () => number
  /** Writes up to then say nothing of how the shop writes now. */
  readonly since: string | undefined
  /** Hears what is under way, and what it will cost. */
  readonly progress: (line: string) => void
}

/** @returns how large the replica will be, as far as that can be told */
export async function* checkOrders(
  shop: Shop,
  readTime: string,
  options: OrdersCheckOptions,
): AsyncGenerator<Finding, ReplicaSize | undefined> {
  try {
    return yield* findings(shop, readTime, options)
  } catch (error) {
    const { config } = shop
    yield failure('orders', await explain(error, config, config.ordersCollection))
    return undefined
  }
}

async function* findings(
  shop: Shop,
  readTime: string,
  { random, since, progress }: OrdersCheckOptions,
): AsyncGenerator<Finding, ReplicaSize | undefined> {
  const { ordersCollection, ordersFields, orderLimit, syncOverlapMs } = shop.config
  progress('Counting the orders, at a read for each 1,000')
  const all = await countAll(shop, readTime)
  if (all === 0) {
    yield failure('orders', {
      says: `«${ordersCollection}» has no documents in the project ${shop.config.firestore.projectId}`,
      remedy:
        'check ORDERS_COLLECTION and GOOGLE_CLOUD_PROJECT, unless the shop has not sold anything yet',
    })
    return undefined
  }
  const reached = all >= MOST_COUNTED ? ' or more' : ''
  yield ok('orders', `«${ordersCollection}» has ${many(all, 'document')}${reached}`)

  progress(`Reading up to ${MOST_SAMPLED} of them, and counting those with a time`)
  const indexes = await checkIndexes(shop)
  yield indexes.finding
  const field = pathText(ordersFields.updatedAt)
  const counts = indexes.hasTimeOrder ? await countTimes(shop, all, readTime) : undefined
  if (counts) yield judgePresence(field, counts)
  const kind = counts && mainKind(counts)
  const { newest, random: others } = await takeSample(shop, kind, random)
  const sample = [...newest, ...others]
  if (kind) {
    yield* judgeStamps({
      field,
      kind,
      sample,
      readTime: later(readTime, sample),
      overlapMs: syncOverlapMs,
      since,
    })
  }
  yield* judgeFields(sample, ordersFields)
  const held = replicaSize(all, orderLimit, averageLength(sample, ordersFields) ?? 0)
  yield judgeSize(all, held, shop.config)
  return held
}

/** The sample was taken a little later, and may have been written since. */
function later(readTime: string, sample: readonly { readonly updateTime: string }[]): string {
  const [latest] = [readTime, ...sample.map(({ updateTime }) => updateTime)].sort().slice(-1)
  return latest ?? readTime
}
