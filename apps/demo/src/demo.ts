// The whole of Deltadesk in one process: an embedded Firestore with a shop in it, the real API in front of it
// on real gRPC, and the built dashboard from the same origin.
import { randomBytes } from 'node:crypto'
import path from 'node:path'
import {
  createLogger,
  FirestoreAccountStore,
  hashPassword,
  loadConfig,
  openFirestore,
  startApi,
} from '@deltadesk/api'
import { EmbeddedFirestore } from '@deltadesk/firestore-embedded'
import { SimulatedShop, seedOrders } from '@deltadesk/firestore-embedded/shop'
import type { Firestore } from 'firebase-admin/firestore'

export interface DemoOptions {
  /** 0 takes any free port. */
  readonly port: number
  readonly orders: number
  readonly seed: number
  /** Milliseconds between changes in the shop; 0 for none. */
  readonly activityMs: number
  /** When the shop's past ends; by default, now. */
  readonly now?: Date | undefined
  /** What the API goes by for the time, in milliseconds since 1970; by default, this computer's clock. */
  readonly clock?: (() => number) | undefined
  /** More of the API's environment variables. */
  readonly env?: Readonly<Record<string, string>>
  /** Takes what the API logs and the shop does, line by line. */
  readonly log: (line: string) => void
}

export interface Demo {
  /** Where the dashboard and the API are. */
  readonly url: string
  readonly firestore: EmbeddedFirestore
  /** A client of the shop's own, as an app that takes orders would have it. */
  readonly db: Firestore
  stop(): Promise<void>
}

/** Works on the demo alone, which listens on the loopback address alone. */
export const DEMO_ACCOUNT = { email: 'demo@deltadesk.example', password: 'deltadesk-demo' }

const DASHBOARD = path.resolve(import.meta.dirname, '../../dashboard/dist')

/** Starts everything, the orders loaded and the demo account made. */
export async function startDemo(options: DemoOptions): Promise<Demo> {
  const embedded = await EmbeddedFirestore.start()
  const config = loadConfig({
    PORT: String(options.port),
    HOST: '127.0.0.1',
    SECRET_KEY: randomBytes(32).toString('hex'),
    FIRESTORE_EMULATOR_HOST: embedded.host,
    DASHBOARD_DIR: DASHBOARD,
    // A demo calls nobody.
    BREACHED_PASSWORDS: 'off',
    ...options.env,
  })
  const shopFirestore = openFirestore(config.firestore)
  const db = shopFirestore.client
  const { orders: count, seed, activityMs, now = new Date() } = options
  const orders = await seedOrders(db, { count, seed, now })
  const accounts = new FirestoreAccountStore(db, {
    collection: config.firestore.adminsCollection,
    timeoutMs: config.firestore.timeoutMs,
  })
  await accounts.add(DEMO_ACCOUNT.email, await hashPassword(DEMO_ACCOUNT.password))

  const write = (line: string) => options.log(messageIn(line))
  const logger = createLogger(config, { write })
  const app = await startApi(config, { logger, now: options.clock ?? Date.now })
  const log = { info: options.log, warn: options.log }
  const shop = new SimulatedShop({ db, orders, seed, log })
  if (activityMs > 0) shop.start({ intervalMs: activityMs })

  return {
    url: app.listeningOrigin,
    firestore: embedded,
    db,
    async stop() {
      await shop.stop()
      await app.close()
      await shopFirestore.close()
      await embedded.stop()
    },
  }
}

/** The text of one of the API's log lines, which are JSON. */
function messageIn(line: string): string {
  const { msg }: { msg?: unknown } = JSON.parse(line)
  return String(msg)
}
