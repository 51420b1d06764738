// Whether Firestore has the indexes that the desk reads by: those that it keeps for every field by itself, unless
// somebody has exempted this one.
import { grpcStatusOf } from '../../firestore/grpc-status.ts'
import { pathText } from '../../orders/order-fields.ts'
import { type Finding, failure, ok, warning } from '../finding.ts'
import { explain } from './connection.ts'
import { rootOf, saidBy } from './firestore-trouble.ts'
import type { Shop } from './shop.ts'

const ABOUT = 'index'
const FAILED_PRECONDITION = 9

export interface IndexesFound {
  readonly finding: Finding
  /** Whether the order of time can be read; the rest of the check goes without it where not. */
  readonly hasTimeOrder: boolean
}

export async function checkIndexes(shop: Shop): Promise<IndexesFound> {
  const { config } = shop
  try {
    await readByTime(shop)
  } catch (error) {
    const isIndex = grpcStatusOf(rootOf(error)) === FAILED_PRECONDITION
    const trouble = isIndex
      ? exempted(shop, error)
      : await explain(error, config, config.ordersCollection)
    return { finding: failure(ABOUT, trouble), hasTimeOrder: false }
  }
  try {
    await compare(shop)
  } catch (error) {
    const isIndex = grpcStatusOf(rootOf(error)) === FAILED_PRECONDITION
    const trouble = isIndex
      ? missing(shop, error)
      : await explain(error, config, config.ordersCollection)
    return { finding: warning(ABOUT, trouble), hasTimeOrder: true }
  }
  const says = `Firestore's own index of «${fieldOf(shop)}» serves reading both ways, counting and comparing`
  return { finding: ok(ABOUT, says), hasTimeOrder: true }
}

/** What a first sync and a refresh ask for, one document of each. */
async function readByTime({ queries, reader, spending, patience }: Shop): Promise<void> {
  for (const direction of ['newest-first', 'oldest-first'] as const) {
    const query = queries.byTime({ kind: 'timestamp', direction, limit: 1 })
    spending.on(await reader.find(query, undefined, patience()))
  }
}

/** What a reconcile asks for, about one document at most. */
async function compare({ queries, reader, spending, patience }: Shop): Promise<void> {
  const range = { from: 'a', before: 'b' }
  const counted = [
    queries.byTime({ kind: 'timestamp', direction: 'oldest-first', limit: 1 }),
    queries.byId({ range, limit: 1 }),
    queries.timedById('timestamp', range).limit(1),
  ]
  for (const query of counted) spending.on(await reader.count(query, undefined, patience()))
}

function exempted(shop: Shop, error: unknown) {
  const [collection] = shop.config.ordersCollection.split('/').slice(-1)
  return {
    says: `Firestore has no index of «${fieldOf(shop)}» to read by: the field was exempted from indexing, or its index is still being built (${saidBy(rootOf(error))})`,
    remedy: `take the exemption back: gcloud firestore indexes fields update ${fieldOf(shop)} --collection-group=${collection} --clear-exemption --project=${shop.config.firestore.projectId}`,
  }
}

function missing(shop: Shop, error: unknown) {
  const said = saidBy(rootOf(error))
  const [link = 'the Indexes page of the Firebase console'] = /https:\/\/\S+/.exec(said) ?? []
  return {
    says: `orders can be read, but Firestore wants an index for comparing by ids and «${fieldOf(shop)}» (${said})`,
    remedy: `make it at ${link}; until then hard deletes and orders without a time are noticed only by the full re-sync, every FULL_RESYNC_HOURS`,
  }
}

function fieldOf({ config }: Shop): string {
  return pathText(config.ordersFields.updatedAt)
}
