// The one place that turns environment variables into configuration. Nothing else in the API reads them.
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type OrderFields, OrdersFieldsError, parseOrdersFields } from '../orders/order-fields.ts'
import { type AuthConfig, authConfig } from './auth-config.ts'
import { type CacheConfig, cacheConfig } from './cache-config.ts'
import { ConfigError, type ConfigProblem } from './config-error.ts'
import { type EffectiveSettings, effectiveSettings } from './effective-settings.ts'
import { type Environment, quote, readEnvironment } from './environment.ts'
import { type FirestoreConfig, firestoreConfig } from './firestore-config.ts'
import { type OperationConfig, operationConfig } from './operation-config.ts'
import { type RedisConfig, redisConfig } from './redis-config.ts'
import { type RequestConfig, requestConfig } from './request-config.ts'
import { chooseSecretKeys } from './secret-key.ts'

const MS_PER_HOUR = 3_600_000

type Variables = Readonly<Record<string, string | undefined>>

/** Everything that the API can be told from outside, checked. Times are in the units that their names end with. */
export interface Config extends CacheConfig {
  readonly production: boolean
  readonly host: string
  readonly port: number
  readonly logLevel: Environment['LOG_LEVEL']
  /** The first signs the session cookie, and all are good for checking one. */
  readonly secretKeys: readonly [string, ...string[]]
  /** How long after its sign-in a session ends, however much it is used. */
  readonly sessionTtlSeconds: number
  /** How long without a request a session ends before that. */
  readonly sessionIdleSeconds: number
  readonly requests: RequestConfig
  readonly operation: OperationConfig
  readonly auth: AuthConfig
  /** Who is asked whether a new password was in a breach; undefined for nobody. */
  readonly breachedPasswordsUrl: string | undefined
  /** Where there is one, the sessions are kept in it. */
  readonly redis: RedisConfig | undefined
  /** How many of the newest orders to hold; 0 for all. */
  readonly orderLimit: number
  readonly maxStalenessMs: number
  readonly syncOverlapMs: number
  /** 0 for no reconciling but what is asked for. */
  readonly reconcileIntervalMs: number
  readonly reconcileMaxReads: number
  /** 0 for never. */
  readonly fullResyncMs: number
  readonly ordersCollection: string
  /** Which document field feeds which field of an order. */
  readonly ordersFields: OrderFields
  /** Whether documents are read whole, or only the fields that an order has by name. */
  readonly ordersSelect: Environment['ORDERS_SELECT']
  readonly firestore: FirestoreConfig
  /** Absolute path of the built dashboard, if the API is to serve it. */
  readonly dashboardDir: string | undefined
  /** All of it by the names of the variables, without a secret; for the log at start. */
  readonly settings: EffectiveSettings
  /** What is allowed but should not stay so; for the log at start. */
  readonly warnings: readonly string[]
}

/**
 * Reads and checks all of the configuration.
 *
 * @throws ConfigError with one line for each variable that is wrong.
 */
export function loadConfig(env: Variables = process.env): Config {
  const problems: ConfigProblem[] = []
  const warnings: string[] = []
  const values = readEnvironment(env, problems)
  const production = values.NODE_ENV === 'production'
  const secretKeys = chooseSecretKeys(values.SECRET_KEY, production, problems, warnings)
  const firestore = firestoreConfig(values, problems)
  const redis = redisConfig(values, problems)
  const cache = cacheConfig(values, problems)
  const requests = requestConfig(values, problems)
  const operation = operationConfig(values, problems)
  const auth = authConfig(values, firestore.projectId, problems)
  const ordersFields = readOrdersFields(values.ORDERS_FIELDS, problems)
  const dashboardDir = findDashboard(values.DASHBOARD_DIR, problems)
  if (values.ORDERS_COLLECTION === values.ADMINS_COLLECTION) {
    const fault = 'and ADMINS_COLLECTION must differ: accounts are not orders'
    problems.push({ variable: 'ORDERS_COLLECTION', fault })
  }
  if (values.ORDERS_COLLECTION === values.API_TOKENS_COLLECTION) {
    const fault = 'and API_TOKENS_COLLECTION must differ: tokens are not orders'
    problems.push({ variable: 'ORDERS_COLLECTION', fault })
  }
  if (production && firestore.connection.kind === 'emulator') {
    warnings.push('FIRESTORE_EMULATOR_HOST is set in production: the real Firestore is not used')
  }
  if (problems.length > 0) throw new ConfigError(problems)
  return Object.freeze({
    production,
    host: values.HOST ?? (production ? '0.0.0.0' : '127.0.0.1'),
    port: values.PORT,
    logLevel: values.LOG_LEVEL,
    secretKeys,
    sessionTtlSeconds: values.SESSION_TTL_SECONDS,
    sessionIdleSeconds: Math.min(values.SESSION_IDLE_SECONDS, values.SESSION_TTL_SECONDS),
    requests,
    operation,
    auth,
    breachedPasswordsUrl: readBreachedPasswords(values),
    ...cache,
    redis,
    orderLimit: values.ORDER_LIMIT,
    maxStalenessMs: values.MAX_STALENESS_MS,
    syncOverlapMs: values.SYNC_OVERLAP_MS,
    reconcileIntervalMs: values.RECONCILE_INTERVAL_MS,
    reconcileMaxReads: values.RECONCILE_MAX_READS,
    fullResyncMs: values.FULL_RESYNC_HOURS * MS_PER_HOUR,
    ordersCollection: values.ORDERS_COLLECTION,
    ordersFields,
    ordersSelect: values.ORDERS_SELECT,
    firestore,
    dashboardDir,
    settings: effectiveSettings({ ...values, ...secondFactorOf(auth) }),
    warnings: Object.freeze(warnings),
  })
}

/**
 * Reads and checks what it takes to reach Firestore, for programs that serve nobody and need no secret key.
 *
 * @throws ConfigError with one line for each variable that is wrong.
 */
export function loadFirestoreConfig(env: Variables = process.env): FirestoreConfig {
  const problems: ConfigProblem[] = []
  const firestore = firestoreConfig(readEnvironment(env, problems), problems)
  if (problems.length > 0) throw new ConfigError(problems)
  return firestore
}

/** What it takes to make accounts. */
export type AccountsConfig = Pick<Config, 'firestore' | 'breachedPasswordsUrl'>

/**
 * The same for a program that also sets passwords.
 *
 * @throws ConfigError with one line for each variable that is wrong.
 */
export function loadAccountsConfig(env: Variables = process.env): AccountsConfig {
  const problems: ConfigProblem[] = []
  const values = readEnvironment(env, problems)
  const firestore = firestoreConfig(values, problems)
  if (problems.length > 0) throw new ConfigError(problems)
  return { firestore, breachedPasswordsUrl: readBreachedPasswords(values) }
}

/** What it takes to reach the orders themselves. */
export type OrdersConfig = Pick<Config, 'firestore' | 'ordersCollection' | 'ordersFields'>

/**
 * The same for a program that also has to know which documents are orders, and what is what in them.
 *
 * @throws ConfigError with one line for each variable that is wrong.
 */
export function loadOrdersConfig(env: Variables = process.env): OrdersConfig {
  const problems: ConfigProblem[] = []
  const values = readEnvironment(env, problems)
  const firestore = firestoreConfig(values, problems)
  const ordersFields = readOrdersFields(values.ORDERS_FIELDS, problems)
  if (problems.length > 0) throw new ConfigError(problems)
  return { firestore, ordersFields, ordersCollection: values.ORDERS_COLLECTION }
}

/** Its default depends on what else is set. */
function secondFactorOf(auth: AuthConfig): Pick<Environment, 'SECOND_FACTOR'> {
  return auth.provider === 'password' ? { SECOND_FACTOR: auth.secondFactor } : {}
}

function readOrdersFields(text: string | undefined, problems: ConfigProblem[]): OrderFields {
  try {
    return parseOrdersFields(text)
  } catch (error) {
    if (!(error instanceof OrdersFieldsError)) throw error
    problems.push({ variable: 'ORDERS_FIELDS', fault: `is wrong: ${error.message}` })
    return parseOrdersFields(undefined)
  }
}

function readBreachedPasswords({ BREACHED_PASSWORDS: url }: Environment): string | undefined {
  return url === 'off' ? undefined : url
}

function findDashboard(dir: string | undefined, problems: ConfigProblem[]): string | undefined {
  if (dir === undefined) return undefined
  const path = resolve(dir)
  if (!existsSync(join(path, 'index.html'))) {
    const fault = `must be the folder of the built dashboard; ${quote(dir)} has no index.html`
    problems.push({ variable: 'DASHBOARD_DIR', fault })
  }
  return path
}
