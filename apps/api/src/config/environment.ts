// Every environment variable, declared once: its type, its limits, its default and the words for it in an error line.
import Type, { type Static } from 'typebox'
import { Value } from 'typebox/value'
import type { ConfigProblem } from './config-error.ts'

const wholeNumber = (minimum: number, maximum: number, fallback: number) =>
  Type.Integer({
    minimum,
    maximum,
    default: fallback,
    description: `a whole number from ${minimum} to ${maximum}`,
  })

const text = (description: string, pattern = '') => Type.String({ description, pattern })

/** A text with a password in it: an error line describes what it must be and never repeats it. */
const secretText = (description: string, pattern: string) =>
  Type.String({ description, pattern, isSecret: true })

const oneOf = <T extends string[]>(names: readonly [...T], fallback?: T[number]) =>
  Type.Enum(names, { default: fallback, description: `one of ${names.join(', ')}` })

const COLLECTION = '^(?!\\.{1,2}(/|$))[^/]+(/[^/]+/[^/]+)*$'
const collection = (fallback: string) =>
  Type.String({
    pattern: COLLECTION,
    default: fallback,
    description: `a collection's path such as ${fallback} or shops/main/${fallback}`,
  })

/** What is special in a URL a user or a password writes as %XX. */
const URL_WORD = '([^\\s:@/?#%]|%[0-9A-Fa-f]{2})*'
/** The path is the number of a database. */
const REDIS_URL = `^rediss?://(${URL_WORD}(:${URL_WORD})?@)?(\\[[0-9A-Fa-f:.]+\\]|[A-Za-z0-9._-]+)(:[0-9]{1,5})?(/[0-9]{0,5})?$`
const REDIS_PREFIX = '^[A-Za-z0-9._:-]{1,64}$'

const LONGEST_WAIT_MS = 3_600_000
const LONGEST_DAY_MS = 86_400_000
const LONGEST_SESSION_SECONDS = 30 * 86_400

export const Environment = Type.Object({
  NODE_ENV: oneOf(['production', 'development', 'test'], 'development'),
  PORT: wholeNumber(0, 65_535, 3000),
  HOST: Type.Optional(text('a host name or an IP address', '^[A-Za-z0-9.:_-]+$')),
  LOG_LEVEL: oneOf(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], 'info'),
  SECRET_KEY: Type.Optional(
    secretText('a long random text, or several with commas between them', ''),
  ),
  SESSION_TTL_SECONDS: wholeNumber(1, LONGEST_SESSION_SECONDS, 86_400),
  AUTH_PROVIDER: oneOf(['password', 'firebase'], 'password'),
  SECOND_FACTOR: Type.Optional(oneOf(['required', 'optional'])),
  BREACHED_PASSWORDS: Type.String({
    pattern: '^(off|https?://[^\\s/@?#]+(/[^\\s@?#]*)?)$',
    default: 'https://api.pwnedpasswords.com',
    description: '`off`, or a URL such as https://api.pwnedpasswords.com',
  }),
  FIREBASE_WEB_API_KEY: Type.Optional(text('the Web API key of the project', '^[A-Za-z0-9_-]+$')),
  FIREBASE_AUTH_DOMAIN: Type.Optional(
    text('a host such as a-shop.firebaseapp.com', '^[A-Za-z0-9.-]+$'),
  ),
  FIREBASE_GOOGLE_SIGN_IN: oneOf(['on', 'off'], 'on'),
  FIREBASE_AUTH_EMULATOR_HOST: Type.Optional(text('host:port such as 127.0.0.1:9099')),
  TRUST_PROXY: Type.Optional(text('a number of proxies, or their addresses')),
  PUBLIC_ORIGIN: Type.Optional(text('an origin such as https://desk.example.com')),
  ALLOWED_ORIGINS: Type.Optional(text('origins such as https://desk.example.com')),
  RATE_LIMIT_PER_MINUTE: wholeNumber(0, 1_000_000, 600),
  SESSION_IDLE_SECONDS: wholeNumber(1, LONGEST_SESSION_SECONDS, 7200),
  CACHE_BACKEND: oneOf(['session', 'redis', 'disk'], 'session'),
  MAX_SESSION_CACHE_MB: wholeNumber(1, 1_000_000, 200),
  CACHE_DIR: Type.Optional(text('a folder')),
  REDIS_URL: Type.Optional(
    secretText(
      'a URL such as redis://127.0.0.1:6379 or rediss://user:password@host:6380/0',
      REDIS_URL,
    ),
  ),
  REDIS_PREFIX: Type.String({
    pattern: REDIS_PREFIX,
    default: 'deltadesk',
    description: 'up to 64 letters, digits, dots, colons, dashes and underscores',
  }),
  REDIS_TIMEOUT_MS: wholeNumber(1, LONGEST_WAIT_MS, 2000),
  ORDER_LIMIT: wholeNumber(0, 10_000_000, 1000),
  MAX_STALENESS_MS: wholeNumber(0, LONGEST_WAIT_MS, 5000),
  SYNC_OVERLAP_MS: wholeNumber(0, LONGEST_WAIT_MS, 10_000),
  SOURCE_TIMEOUT_MS: wholeNumber(1, LONGEST_WAIT_MS, 10_000),
  RECONCILE_INTERVAL_MS: wholeNumber(0, LONGEST_DAY_MS, 60_000),
  RECONCILE_MAX_READS: wholeNumber(1, 10_000_000, 1000),
  FULL_RESYNC_HOURS: wholeNumber(0, 8760, 24),
  ORDERS_COLLECTION: collection('orders'),
  ORDERS_FIELDS: Type.Optional(text('a field mapping')),
  ORDERS_SELECT: oneOf(['all', 'named'], 'all'),
  ADMINS_COLLECTION: collection('admins'),
  API_TOKENS_COLLECTION: collection('apiTokens'),
  GOOGLE_CLOUD_PROJECT: Type.Optional(
    text('the id of a Google Cloud project', '^[A-Za-z0-9][A-Za-z0-9.:-]*$'),
  ),
  FIREBASE_SERVICE_ACCOUNT: Type.Optional(secretText("a service account's key as JSON", '')),
  FIRESTORE_EMULATOR_HOST: Type.Optional(
    text('host:port such as 127.0.0.1:8181', '^(\\[[0-9A-Fa-f:]+\\]|[A-Za-z0-9._-]+):[0-9]{1,5}$'),
  ),
  DASHBOARD_DIR: Type.Optional(text('the folder of the built dashboard')),
  METRICS_TOKEN: Type.Optional(
    secretText('a long random text of letters, digits and -._~+/=', '^[A-Za-z0-9._~+/=-]+$'),
  ),
  MAX_EVENT_LOOP_DELAY_MS: wholeNumber(0, 60_000, 1000),
  OTEL_EXPORTER_OTLP_ENDPOINT: Type.Optional(
    text('a URL such as http://127.0.0.1:4318', '^https?://[^\\s/@]+(/[^\\s@]*)?$'),
  ),
  OTEL_SERVICE_NAME: Type.String({
    pattern: '^[A-Za-z0-9._-]{1,64}$',
    default: 'deltadesk',
    description: 'up to 64 letters, digits, dots, dashes and underscores',
  }),
})
export type Environment = Static<typeof Environment>

export type Name = keyof Environment
type DescribedSchema = Type.TSchema & {
  readonly description?: string
  readonly isSecret?: boolean
}
export const NAMES = Object.keys(Environment.properties) as Name[]

export function schemaOf(name: Name): DescribedSchema {
  return Environment.properties[name]
}

/**
 * Reads the known variables out of `env`. Blank values count as absent. A value that is wrong is added to
 * `problems` and its default takes its place, so that the checks that follow can find the rest of what is wrong.
 */
export function readEnvironment(
  env: Readonly<Record<string, string | undefined>>,
  problems: ConfigProblem[],
): Environment {
  const values: Partial<Record<Name, unknown>> = {}
  for (const name of NAMES) {
    const raw = env[name]?.trim()
    if (!raw) continue
    const schema = schemaOf(name)
    const value = 'minimum' in schema && /^[0-9]{1,15}$/.test(raw) ? Number(raw) : raw
    if (Value.Check(schema, value)) values[name] = value
    else {
      const shown = schema.isSecret ? '' : `; it is ${quote(raw)}`
      problems.push({ variable: name, fault: `must be ${schema.description}${shown}` })
    }
  }
  return Value.Parse(Environment, Value.Default(Environment, values))
}

/** A value as an error line shows it: on one line, and short. */
export function quote(value: string): string {
  return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value)
}
