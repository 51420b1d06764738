// All checks in the order in which one needs what another has found.
import { openBreachedPasswords } from '../accounts/pwned-passwords.ts'
import type { Config } from '../config/config.ts'
import { openFirestore } from '../firestore/open-firestore.ts'
import { checkBreachedPasswords } from './breached-passwords.ts'
import { checkDisk } from './disk/disk-check.ts'
import { type Finding, ok, warning } from './finding.ts'
import { checkRedis } from './redis/redis-check.ts'
import { checkAccounts } from './shop/accounts.ts'
import { checkConnection } from './shop/connection.ts'
import type { ReplicaSize } from './shop/judge-size.ts'
import { checkOrders, type OrdersCheckOptions } from './shop/orders.ts'
import { openShop, type Shop, type Spending } from './shop/shop.ts'

export interface CheckOptions extends OrdersCheckOptions {
  readonly config: Config
  readonly spending: Spending
  /** The time in milliseconds since 1970. */
  readonly now: () => number
}

/** Looks at everything that a desk with this configuration needs. A failure of one does not keep it from the others. */
export async function* runChecks(options: CheckOptions): AsyncGenerator<Finding> {
  const { config, spending, progress } = options
  yield* configurationFindings(config)
  progress('Asking Firestore')
  const firestore = openFirestore(config.firestore)
  let held: ReplicaSize | undefined
  try {
    held = yield* checkShop(openShop(config, firestore.client, spending), options)
  } finally {
    await firestore.close()
  }
  const { cacheBackend, cacheDir, production, redis } = config
  const replicaBytes = held?.keptBytes
  if (redis !== undefined) {
    progress('Asking Redis')
    yield* checkRedis(redis, { cacheBackend, replicaBytes })
  }
  if (config.auth.provider === 'password') {
    progress('Asking for a password from breaches')
    yield await checkBreachedPasswords(openBreachedPasswords(config.breachedPasswordsUrl))
  }
  if (cacheBackend === 'disk' && cacheDir !== undefined) {
    progress('Looking at the disk')
    yield* checkDisk({ dir: cacheDir, production, replicaBytes })
  }
}

function* configurationFindings({ warnings, cacheBackend, auth }: Config): Generator<Finding> {
  yield ok(
    'configuration',
    `complete, with CACHE_BACKEND=${cacheBackend} and AUTH_PROVIDER=${auth.provider}`,
  )
  for (const line of warnings) {
    yield warning('configuration', {
      says: line,
      remedy: 'see the table of variables in the README',
    })
  }
}

async function* checkShop(
  shop: Shop,
  options: CheckOptions,
): AsyncGenerator<Finding, ReplicaSize | undefined> {
  const readTime = yield* checkConnection(shop, options.now)
  // Whatever is wrong with the connection would be told of each collection again.
  if (readTime === undefined) return undefined
  yield* checkAccounts(shop)
  return yield* checkOrders(shop, readTime, options)
}
