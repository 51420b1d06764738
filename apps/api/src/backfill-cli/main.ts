// `pnpm backfill`: gives every order without a usable time one, once.
import { loadOrdersConfig, type OrdersConfig } from '../config/config.ts'
import { ConfigError } from '../config/config-error.ts'
import { openFirestore } from '../firestore/open-firestore.ts'
import { requireCredentials } from '../firestore/require-credentials.ts'
import { pathText } from '../orders/order-fields.ts'
import { sourceErrorOf } from '../orders/source/firestore-failure.ts'
import { Backfill } from './backfill.ts'
import { Orders } from './orders.ts'
import { makePlan, type Plan } from './plan.ts'
import { type BackfillWish, readOptions, UsageError } from './read-options.ts'
import { number, shellWord, Tally } from './tally.ts'

const USAGE = `Usage: pnpm backfill [--write] [--after <id>] [--time update|create] [--kind <kind>]

Gives every document of ORDERS_COLLECTION without a usable time in its field «updatedAt», or
what ORDERS_FIELDS names, the time of its own last write. Without --write it looks at all
documents and says what it would do. See apps/api/UPDATED-AT.md.

  --write          writes; what the shop writes meanwhile is never written over
  --dry-run        does not, as without --write
  --after <id>     goes on behind this document, where an earlier run was ended
  --time create    takes the time at which a document was made instead
  --kind <kind>    timestamp, text or millis, instead of what most documents keep

It reads each document once. Ctrl+C ends it after the batch under way, and it says how to go
on. It ends with 0 when all is done; 1 if not; 2 if it was not understood; 130 after Ctrl+C.

It talks to the same Firestore as the API, from the same environment variables.`

const PAGE_SIZE = 300
const EVERY_MS = 1000
const INTERRUPTED = 130

async function main(args: readonly string[]): Promise<number> {
  const wish = readOptions(args)
  if (wish === 'help') {
    console.log(USAGE)
    return 0
  }
  const config = loadOrdersConfig()
  await requireCredentials(config.firestore)
  const { client, close } = openFirestore(config.firestore)
  try {
    const collection = client.collection(config.ordersCollection)
    const { timeoutMs } = config.firestore
    const orders = new Orders({ collection, fields: config.ordersFields, timeoutMs })
    return await run(config, orders, wish)
  } catch (error) {
    throw sourceErrorOf(error, config.ordersCollection)
  } finally {
    await close()
  }
}

async function run(config: OrdersConfig, orders: Orders, wish: BackfillWish): Promise<number> {
  const plan = await makePlan(orders, wish)
  tellPlan(config, plan, wish)
  // Text that tells no time is counted with that which does.
  if (plan.toWrite === 0 && plan.kind !== 'text') {
    console.log('Nothing to do: all documents have a time')
    return 0
  }
  const tally = new Tally()
  tally.reads = plan.reads
  const stop = stopOnSignal()
  const begunAt = Date.now()
  let toldAt = begunAt
  const tell = () => console.log(tally.line(plan, Date.now() - begunAt, wish.write))
  const progress = () => {
    if (Date.now() - toldAt < EVERY_MS) return
    toldAt = Date.now()
    tell()
  }
  const options = { ...wish, kind: plan.kind, pageSize: PAGE_SIZE, stop, progress }
  const backfill = new Backfill(orders, tally, options)
  try {
    const { isDone } = await backfill.run()
    tell()
    if (isDone) return tellEnd(tally, wish)
    tellHowToGoOn(backfill.after, wish)
    return INTERRUPTED
  } catch (error) {
    tell()
    tellHowToGoOn(backfill.after, wish)
    throw error
  }
}

/** The first Ctrl+C asks it to end, the second one ends it there and then. */
function stopOnSignal(): AbortSignal {
  const controller = new AbortController()
  const stop = () => {
    console.log('Finishing the batch under way; once more to end at once')
    controller.abort()
  }
  process.once('SIGINT', stop).once('SIGTERM', stop)
  return controller.signal
}

function tellPlan(config: OrdersConfig, plan: Plan, { write, time }: BackfillWish): void {
  const { all, timed, kind, toRead, toWrite, reads } = plan
  const field = pathText(config.ordersFields.updatedAt)
  const { ordersCollection, firestore } = config
  console.log(
    `«${ordersCollection}» of ${firestore.projectId} has ${number(all)} documents, ${number(timed)} of them with a ${kind} in «${field}»; finding that out has cost ${number(reads)} reads`,
  )
  const most = write
    ? `${number(toWrite)} writes at most`
    : `no writes: --write would need ${number(toWrite)} at most`
  console.log(`It is going to cost ${number(toRead)} reads, and ${most}`)
  const which = time === 'create' ? 'their making' : 'their last write'
  console.log(
    `Documents without one ${write ? 'get' : 'would get'} the time of ${which}, as ${kind}`,
  )
}

function tellEnd(tally: Tally, { write }: BackfillWish): number {
  const { stamped, replaced, blocked, restless, lastWrite } = tally
  if (replaced > 0) {
    console.log(
      `In ${number(replaced)} of them the field ${write ? 'had' : 'has'} another value, which told no time`,
    )
  }
  for (const id of blocked) {
    console.log(
      `Left as it is: ${shellWord(id)}, where the field would take the place of something that is no map`,
    )
  }
  for (const id of restless)
    console.log(`Left for another run: ${shellWord(id)}, which changed all the time`)
  const isAll = blocked.length + restless.length === 0
  if (!write) console.log(`Dry run: nothing was written. To write: pnpm backfill --write`)
  else
    console.log(
      `${isAll ? 'All' : 'The others'} have a time now; ${number(stamped)} were given one`,
    )
  if (lastWrite !== undefined)
    console.log(`To look at what was written since: pnpm check --since ${lastWrite}`)
  return isAll ? 0 : 1
}

function tellHowToGoOn(after: string | undefined, { write, kind, time }: BackfillWish): void {
  const words = [
    ...(write ? ['--write'] : []),
    ...(time === 'create' ? ['--time create'] : []),
    ...(kind === undefined ? [] : [`--kind ${kind}`]),
    ...(after === undefined ? [] : [`--after=${shellWord(after)}`]),
  ]
  console.log(`To go on: pnpm backfill ${words.join(' ')}`)
}

function explain(error: unknown): string {
  if (error instanceof UsageError) return `${error.message}\n\n${USAGE}`
  if (error instanceof ConfigError) return error.lines.join('\n')
  return error instanceof Error ? error.message : String(error)
}

try {
  process.exit(await main(process.argv.slice(2)))
} catch (error) {
  console.error(explain(error))
  process.exit(error instanceof UsageError ? 2 : 1)
}
