// `pnpm firestore`: the embedded Firestore on its own, with a shop in it, for whatever wants one to talk to.
import { Firestore } from '@google-cloud/firestore'
import { logVerbosity, setLogVerbosity } from '@grpc/grpc-js'
import { EmbeddedFirestore } from '../index.ts'
import { SimulatedShop, seedOrders } from '../shop/index.ts'
import { type FirestoreOptions, readOptions, USAGE, UsageError } from './options.ts'

const PROJECT = process.env.GOOGLE_CLOUD_PROJECT || 'demo-deltadesk'

async function listen({ host, port }: FirestoreOptions): Promise<EmbeddedFirestore> {
  // What gRPC would print of a port that it cannot have is in its error too.
  setLogVerbosity(logVerbosity.NONE)
  try {
    return await EmbeddedFirestore.start({ host, port })
  } catch (error) {
    const reason = messageOf(error)
    const taken = reason.includes('EADDRINUSE')
    throw new Error(
      taken
        ? `Port ${port} on ${host} is taken; name another one with --port, or any free one with --port 0.`
        : `Cannot listen on ${host}:${port}: ${reason}`,
      { cause: error },
    )
  }
}

async function run(options: FirestoreOptions): Promise<void> {
  const server = await listen(options)
  const stop = () => server.stop().finally(() => process.exit(0))
  process.once('SIGINT', stop).once('SIGTERM', stop)

  // What the environment names goes before what a client is told.
  process.env.FIRESTORE_EMULATOR_HOST = server.host
  // With its domain told, the client does not search Google's cloud for credentials that it has no use for.
  const db = new Firestore({ projectId: PROJECT, universeDomain: 'googleapis.com' })
  const { orders: count, seed, activityMs } = options
  const orders = await seedOrders(db, { count, seed, now: new Date() })
  const environment = `FIRESTORE_EMULATOR_HOST=${server.host} GOOGLE_CLOUD_PROJECT=${PROJECT}`
  console.log(
    `Firestore is ready on ${server.host} with ${count} orders; to use it: export ${environment}`,
  )
  if (activityMs === 0) return
  const log = { info: console.log, warn: console.warn }
  new SimulatedShop({ db, orders, seed, log }).start({ intervalMs: activityMs })
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

// 1: could not be done; 2: not understood.
try {
  const options = readOptions(process.argv.slice(2))
  if (options === 'help') console.log(USAGE)
  else await run(options)
} catch (error) {
  console.error(messageOf(error))
  process.exit(error instanceof UsageError ? 2 : 1)
}
