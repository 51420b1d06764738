import { generateKeyPairSync } from 'node:crypto'
import { join } from 'node:path'
import t from 'tap'
import { loadAccountsConfig, loadConfig, loadFirestoreConfig } from '../../src/config/config.ts'
import { ConfigError } from '../../src/config/config-error.ts'
import { parseOrdersFields } from '../../src/orders/order-fields.ts'

type Variables = Record<string, string>

const DEMO = { FIRESTORE_EMULATOR_HOST: '127.0.0.1:8181' }
const GOOD_KEY = '7f0c1a93be5d4826a1f39c7de0b846527f0c1a93be5d4826'
const PRODUCTION = {
  NODE_ENV: 'production',
  SECRET_KEY: GOOD_KEY,
  GOOGLE_CLOUD_PROJECT: 'a-shop',
}
const PEM = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' })
const ACCOUNT = { client_email: 'desk@a-shop.example', private_key: PEM, project_id: 'a-shop' }

function linesOf(env: Variables): readonly string[] {
  try {
    loadConfig(env)
    return []
  } catch (error) {
    if (error instanceof ConfigError) return error.lines
    throw error
  }
}

t.test('every variable has a default but the place of the orders', async (t) => {
  const config = loadConfig(DEMO)
  t.match(config, {
    production: false,
    host: '127.0.0.1',
    port: 3000,
    logLevel: 'info',
    sessionTtlSeconds: 86_400,
    cacheBackend: 'session',
    maxSessionCacheBytes: 200 * 1024 * 1024,
    requests: {
      trustedProxies: 0,
      publicOrigin: undefined,
      allowedOrigins: [],
      rateLimitPerMinute: 600,
    },
    operation: { metricsToken: undefined, maxEventLoopDelayMs: 1000, tracing: undefined },
    breachedPasswordsUrl: 'https://api.pwnedpasswords.com',
    orderLimit: 1000,
    maxStalenessMs: 5000,
    syncOverlapMs: 10_000,
    reconcileIntervalMs: 60_000,
    reconcileMaxReads: 1000,
    fullResyncMs: 86_400_000,
    ordersCollection: 'orders',
    ordersSelect: 'all',
    firestore: {
      projectId: 'demo-deltadesk',
      connection: { kind: 'emulator', host: '127.0.0.1:8181' },
      adminsCollection: 'admins',
      timeoutMs: 10_000,
    },
  })
  t.strictSame(config.ordersFields, parseOrdersFields(undefined))
  t.equal(config.dashboardDir, undefined)
  t.equal(config.redis, undefined)
  t.equal(config.cacheDir, undefined)
})

t.test('values are read as what they mean', async (t) => {
  const dashboard = t.testdir({ 'index.html': '' })
  const config = loadConfig({
    ...PRODUCTION,
    PORT: '0',
    PUBLIC_ORIGIN: 'https://desk.example',
    ALLOWED_ORIGINS: 'https://a.example, http://localhost:5173,',
    ORDER_LIMIT: '0',
    ORDERS_COLLECTION: 'shops/main/orders',
    ORDERS_FIELDS: 'total=amount.gross',
    ORDERS_SELECT: 'named',
    RECONCILE_INTERVAL_MS: '0',
    FULL_RESYNC_HOURS: '0',
    LOG_LEVEL: 'debug',
    SECRET_KEY: ` ${GOOD_KEY}\n`,
    DASHBOARD_DIR: dashboard,
  })
  t.match(config, {
    production: true,
    host: '0.0.0.0',
    port: 0,
    requests: {
      trustedProxies: 1,
      publicOrigin: 'https://desk.example',
      allowedOrigins: ['https://a.example', 'http://localhost:5173'],
    },
    orderLimit: 0,
    ordersCollection: 'shops/main/orders',
    ordersFields: { total: ['amount', 'gross'], status: ['status'] },
    logLevel: 'debug',
    secretKeys: [GOOD_KEY],
    dashboardDir: dashboard,
    firestore: { projectId: 'a-shop', connection: { kind: 'application-default' } },
  })
  t.strictSame(config.warnings, [])
})

t.test('the configuration can not be changed afterwards', async (t) => {
  const config = loadConfig(DEMO)
  t.ok(Object.isFrozen(config))
  t.ok(Object.isFrozen(config.firestore))
  t.ok(Object.isFrozen(config.firestore.connection))
  t.ok(Object.isFrozen(config.warnings))
})

t.test('an empty or blank value counts as absent', async (t) => {
  const config = loadConfig({ ...DEMO, PORT: '', HOST: '  ', SECRET_KEY: '', DASHBOARD_DIR: '' })
  t.match(config, { port: 3000, host: '127.0.0.1' })
})

const WRONG: readonly (readonly [name: string, value: string, line: RegExp])[] = [
  ['NODE_ENV', 'prod', /^NODE_ENV must be one of production, development, test; it is "prod"$/],
  ['PORT', '65536', /^PORT must be a whole number from 0 to 65535; it is "65536"$/],
  ['PORT', '80.5', /^PORT must be a whole number .* "80.5"$/],
  ['HOST', 'my host', /^HOST must be a host name or an IP address; it is "my host"$/],
  ['LOG_LEVEL', 'loud', /^LOG_LEVEL must be one of fatal, .*; it is "loud"$/],
  ['SESSION_TTL_SECONDS', '0', /^SESSION_TTL_SECONDS must be a whole number from 1 /],
  ['CACHE_BACKEND', 'files', /^CACHE_BACKEND must be one of session, redis, disk; it is "files"$/],
  ['CACHE_BACKEND', 'redis', /^REDIS_URL is missing: CACHE_BACKEND=redis needs one such as redis:/],
  ['CACHE_BACKEND', 'disk', /^CACHE_DIR is missing: .* a persistent disk, such as \/data\/cache$/],
  ['MAX_SESSION_CACHE_MB', '0', /^MAX_SESSION_CACHE_MB must be a whole number from 1 /],
  ['REDIS_PREFIX', 'a shop', /^REDIS_PREFIX must be up to 64 letters, .*; it is "a shop"$/],
  ['REDIS_TIMEOUT_MS', '0', /^REDIS_TIMEOUT_MS must be a whole number from 1 /],
  [
    'TRUST_PROXY',
    '11',
    /^TRUST_PROXY must be a number of proxies from 0 to 10, or .*; it is "11"$/,
  ],
  ['TRUST_PROXY', 'all', /^TRUST_PROXY must be .*; it is "all"$/],
  ['TRUST_PROXY', '10.0.0.0/33', /^TRUST_PROXY must be .*; it is "10\.0\.0\.0\/33"$/],
  [
    'PUBLIC_ORIGIN',
    'desk.example',
    /^PUBLIC_ORIGIN must be exact origins .*"desk.example" is none$/,
  ],
  [
    'ALLOWED_ORIGINS',
    'https://a.example/',
    /^ALLOWED_ORIGINS must be exact .*a.example\/" is none$/,
  ],
  ['ALLOWED_ORIGINS', 'https://*.a.example', /^ALLOWED_ORIGINS must be exact origins such as /],
  ['RATE_LIMIT_PER_MINUTE', '-1', /^RATE_LIMIT_PER_MINUTE must be a whole number from 0 /],
  ['ORDER_LIMIT', '-1', /^ORDER_LIMIT must be a whole number .*; it is "-1"$/],
  ['MAX_STALENESS_MS', '5s', /^MAX_STALENESS_MS must be a whole number .*; it is "5s"$/],
  ['SYNC_OVERLAP_MS', '1e3', /^SYNC_OVERLAP_MS must be a whole number .*; it is "1e3"$/],
  ['SOURCE_TIMEOUT_MS', '0', /^SOURCE_TIMEOUT_MS must be a whole number from 1 /],
  ['ORDERS_COLLECTION', 'shops/main', /^ORDERS_COLLECTION must be a collection's path /],
  ['ORDERS_COLLECTION', 'admins', /^ORDERS_COLLECTION and ADMINS_COLLECTION must differ/],
  ['ORDERS_FIELDS', 'price=p', /^ORDERS_FIELDS is wrong: «price» is not a field of an order; /],
  ['ADMINS_COLLECTION', '/admins', /^ADMINS_COLLECTION must be a collection's path /],
  ['GOOGLE_CLOUD_PROJECT', 'a shop', /^GOOGLE_CLOUD_PROJECT must be the id of a Google Cloud/],
  ['FIRESTORE_EMULATOR_HOST', 'http://x:1', /^FIRESTORE_EMULATOR_HOST must be host:port /],
  [
    'DASHBOARD_DIR',
    '/nowhere',
    /^DASHBOARD_DIR must be the folder .*"\/nowhere" has no index.html$/,
  ],
  ['FIREBASE_SERVICE_ACCOUNT', '{', /^FIREBASE_SERVICE_ACCOUNT must be the JSON of a service acc/],
  ['FIREBASE_SERVICE_ACCOUNT', '[]', /^FIREBASE_SERVICE_ACCOUNT must be the JSON of a service acc/],
]

for (const [name, value, line] of WRONG) {
  t.test(`${name}=${value} gets one line that says what it must be`, async (t) => {
    const lines = linesOf({ GOOGLE_CLOUD_PROJECT: 'a-shop', [name]: value })
    t.equal(lines.length, 1)
    t.match(lines[0], line)
  })
}

const REDIS_URLS = [
  'redis://127.0.0.1:6379',
  'redis://red-abc123:6379',
  'rediss://default:p%40ss+word=@eu1.cache.example:6380/3',
  'redis://:only-a-password@[::1]:6379/',
  'redis://localhost',
]

for (const url of REDIS_URLS) {
  t.test(`${url} is a Redis to use, with whatever cache`, async (t) => {
    t.strictSame(loadConfig({ ...DEMO, REDIS_URL: url }).redis, {
      url,
      prefix: 'deltadesk',
      timeoutMs: 2000,
    })
  })
}

const NO_REDIS_URLS = [
  'http://ada:hunter2@cache.example',
  'ada:hunter2@cache.example:6379',
  'redis://ada:hunter2@',
  'redis://ada:hunter2@cache.example/orders',
  'redis://ada:hunter2 @cache.example',
  'redis://ada:hunter2%@cache.example',
  'redis://ada:hunter2@cache.example:6379?db=1',
]

for (const url of NO_REDIS_URLS) {
  t.test(`${url} is refused in one line without its password`, async (t) => {
    const [line, ...others] = linesOf({ ...DEMO, CACHE_BACKEND: 'redis', REDIS_URL: url })
    t.match(line, /^REDIS_URL must be a URL such as redis:\/\/127\.0\.0\.1:6379 or rediss:/)
    t.notMatch(line, /hunter2|ada|cache\.example/)
    t.strictSame(others, [])
  })
}

t.test('a Redis has names and patience of its own', async (t) => {
  const config = loadConfig({
    ...DEMO,
    CACHE_BACKEND: 'redis',
    REDIS_URL: 'redis://localhost',
    REDIS_PREFIX: 'shop-1:desk',
    REDIS_TIMEOUT_MS: '500',
  })
  t.match(config, { cacheBackend: 'redis', redis: { prefix: 'shop-1:desk', timeoutMs: 500 } })
  t.ok(Object.isFrozen(config.redis))
})

t.test('a second factor is demanded in production, unless it is said otherwise', async (t) => {
  const given = (env: Record<string, string>) => {
    const { auth, settings } = loadConfig(env)
    return [auth, settings.SECOND_FACTOR]
  }
  const having = (secondFactor: string) => [{ provider: 'password', secondFactor }, secondFactor]
  t.strictSame(given(DEMO), having('optional'))
  t.strictSame(given({ ...DEMO, SECOND_FACTOR: 'required' }), having('required'))
  t.strictSame(given(PRODUCTION), having('required'))
  t.strictSame(given({ ...PRODUCTION, SECOND_FACTOR: 'optional' }), having('optional'))
  const firebase = { AUTH_PROVIDER: 'firebase', FIREBASE_WEB_API_KEY: 'AIza-key' }
  t.match(linesOf({ ...PRODUCTION, ...firebase, SECOND_FACTOR: 'required' }), [
    /^SECOND_FACTOR is for AUTH_PROVIDER=password/,
  ])
})

t.test('Firebase Authentication takes the project’s web key, and guesses its domain', async (t) => {
  const firebase = { ...PRODUCTION, AUTH_PROVIDER: 'firebase' }
  t.match(linesOf(firebase), [/^FIREBASE_WEB_API_KEY is missing: AUTH_PROVIDER=firebase needs/])
  const withKey = { ...firebase, FIREBASE_WEB_API_KEY: 'AIza-key' }
  t.strictSame(loadConfig(withKey).auth, {
    provider: 'firebase',
    apiKey: 'AIza-key',
    authDomain: 'a-shop.firebaseapp.com',
    projectId: 'a-shop',
    google: true,
  })
  const more = { FIREBASE_AUTH_DOMAIN: 'id.shop.example', FIREBASE_GOOGLE_SIGN_IN: 'off' }
  t.match(loadConfig({ ...withKey, ...more }).auth, {
    authDomain: 'id.shop.example',
    google: false,
  })
  t.match(linesOf({ ...withKey, FIREBASE_AUTH_EMULATOR_HOST: '127.0.0.1:9099' }), [
    /^FIREBASE_AUTH_EMULATOR_HOST must not be set in production: .* no signature$/,
  ])
})

t.test('the disk cache gets an absolute folder', async (t) => {
  const config = loadConfig({ ...DEMO, CACHE_BACKEND: 'disk', CACHE_DIR: 'var/cache' })
  t.match(config, { cacheBackend: 'disk', cacheDir: join(process.cwd(), 'var/cache') })
})

t.test('everything that is wrong is told at once', async (t) => {
  const lines = linesOf({ NODE_ENV: 'production', PORT: 'x', ORDER_LIMIT: 'y' })
  t.strictSame(
    lines.map((line) => line.split(' ', 1)[0]),
    ['PORT', 'ORDER_LIMIT', 'SECRET_KEY', 'GOOGLE_CLOUD_PROJECT'],
  )
})

const UNFIT_KEYS: readonly (readonly [why: string, key: string, words: RegExp])[] = [
  ['short', 'a81bc4f09d', /is too short: 10 characters, and it needs at least 32/],
  ['the example of the Flask recipe', 'change-me-in-production', /is a well-known example/],
  [
    "the example of the platform's page",
    'your-random-secret-key-here-make-it-long-and-random',
    /is a well-known example/,
  ],
  [
    'printed in a tutorial',
    '192b9bdd22ab9ed4d12e236c78afcb9a393ec15f71bbf5dc987d54727823bcbf',
    /is a well-known example/,
  ],
  ['one character over and over', 'x'.repeat(64), /repeats itself/],
  ['a short text over and over', 'Kq7-zP2m'.repeat(6), /repeats itself/],
  ['made of few characters', 'abacabadabacabaeabacabadabacabafa', /repeats itself/],
]

for (const [why, key, words] of UNFIT_KEYS) {
  t.test(`production does not start with a SECRET_KEY that is ${why}`, async (t) => {
    const [line, ...others] = linesOf({ ...PRODUCTION, SECRET_KEY: key })
    t.match(line, words)
    t.match(line, /^SECRET_KEY .*; make one with: /)
    t.notOk(line?.includes(key), 'the key itself is not printed')
    t.strictSame(others, [])
  })

  t.test(`outside production a SECRET_KEY that is ${why} is warned about`, async (t) => {
    const { secretKeys, warnings } = loadConfig({ ...DEMO, SECRET_KEY: key })
    t.strictSame(secretKeys, [key])
    t.match(warnings, [words])
  })
}

t.test('several keys are judged one by one, and kept in their order', async (t) => {
  const other = '4c1d9e07b36a82f5d0e9417ac58b263f'
  const keys = loadConfig({ ...DEMO, SECRET_KEY: `${other}, ${GOOD_KEY},` }).secretKeys
  t.strictSame(keys, [other, GOOD_KEY])
  t.match(linesOf({ ...PRODUCTION, SECRET_KEY: `${GOOD_KEY},short,${'ab'.repeat(20)}` }), [
    /^SECRET_KEY has 3 keys, and number 2 is too short/,
    /^SECRET_KEY has 3 keys, and number 3 repeats itself/,
  ])
  t.match(linesOf({ ...PRODUCTION, SECRET_KEY: ' , ' }), [/^SECRET_KEY is missing/])
})

t.test('a session is never idle for longer than it lasts', async (t) => {
  t.equal(loadConfig(DEMO).sessionIdleSeconds, 7200)
  t.equal(loadConfig({ ...DEMO, SESSION_TTL_SECONDS: '60' }).sessionIdleSeconds, 60)
})

t.test('tokens, accounts and orders are kept apart', async (t) => {
  const [tokens, both] = ['keys', 'everything']
  const firestore = loadConfig({ ...DEMO, API_TOKENS_COLLECTION: tokens }).firestore
  t.equal(firestore.tokensCollection, tokens)
  t.match(linesOf({ ...DEMO, API_TOKENS_COLLECTION: both, ADMINS_COLLECTION: both }), [
    /^API_TOKENS_COLLECTION and ADMINS_COLLECTION must differ/,
  ])
  t.match(linesOf({ ...DEMO, API_TOKENS_COLLECTION: both, ORDERS_COLLECTION: both }), [
    /^ORDERS_COLLECTION and API_TOKENS_COLLECTION must differ/,
  ])
})

t.test('production does not start without a SECRET_KEY', async (t) => {
  const lines = linesOf({ NODE_ENV: 'production', GOOGLE_CLOUD_PROJECT: 'a-shop' })
  t.match(lines, [/^SECRET_KEY is missing; make one with: /])
})

t.test('outside production a missing SECRET_KEY is made at random, with a warning', async (t) => {
  const [one, other] = [loadConfig(DEMO), loadConfig(DEMO)]
  t.match(one.warnings, [/^SECRET_KEY is missing/])
  t.equal(one.secretKeys[0].length, 64)
  t.not(one.secretKeys[0], other.secretKeys[0])
})

t.test('a service account names the project and holds the credentials', async (t) => {
  const { firestore } = loadConfig({ FIREBASE_SERVICE_ACCOUNT: JSON.stringify(ACCOUNT) })
  t.match(firestore, {
    projectId: 'a-shop',
    connection: {
      kind: 'service-account',
      serviceAccount: { clientEmail: 'desk@a-shop.example', privateKey: PEM },
    },
  })
})

t.test('GOOGLE_CLOUD_PROJECT goes before the project of the service account', async (t) => {
  const { firestore } = loadConfig({
    GOOGLE_CLOUD_PROJECT: 'another-shop',
    FIREBASE_SERVICE_ACCOUNT: JSON.stringify(ACCOUNT),
  })
  t.equal(firestore.projectId, 'another-shop')
})

t.test('a private key whose line breaks were escaped twice is understood', async (t) => {
  const escaped = { ...ACCOUNT, private_key: PEM.toString().replaceAll('\n', '\\n') }
  const { firestore } = loadConfig({ FIREBASE_SERVICE_ACCOUNT: JSON.stringify(escaped) })
  t.match(firestore.connection, { serviceAccount: { privateKey: PEM } })
})

t.test('each missing field of a service account gets its line', async (t) => {
  t.strictSame(linesOf({ FIREBASE_SERVICE_ACCOUNT: '{"project_id":7}' }), [
    'FIREBASE_SERVICE_ACCOUNT must have the text field client_email',
    'FIREBASE_SERVICE_ACCOUNT must have the text field private_key',
    'FIREBASE_SERVICE_ACCOUNT must have the text field project_id',
  ])
})

t.test('a private key that is none is refused without being printed', async (t) => {
  const broken = JSON.stringify({ ...ACCOUNT, private_key: 'not-a-pem-but-secret' })
  const lines = linesOf({ FIREBASE_SERVICE_ACCOUNT: broken })
  t.equal(lines.length, 1)
  t.match(lines[0], /private_key that is not a PEM private key/)
  t.notOk(lines[0]?.includes('not-a-pem-but-secret'))
})

t.test('an emulator in production is warned about', async (t) => {
  t.match(loadConfig({ ...PRODUCTION, ...DEMO }).warnings, [/^FIRESTORE_EMULATOR_HOST is set/])
})

t.test('reaching Firestore takes no secret key, even in production', async (t) => {
  const config = loadFirestoreConfig({ NODE_ENV: 'production', ...DEMO })
  t.equal(config.projectId, 'demo-deltadesk')
  t.throws(() => loadFirestoreConfig({}), { code: 'WRONG_CONFIGURATION' })
})

t.test('breached passwords are asked for elsewhere, or of nobody', async (t) => {
  const urlFor = (value: string) =>
    loadAccountsConfig({ ...DEMO, BREACHED_PASSWORDS: value }).breachedPasswordsUrl
  t.equal(urlFor('http://mirror.internal:8080/pwned'), 'http://mirror.internal:8080/pwned')
  t.equal(urlFor('off'), undefined)
  for (const wrong of ['no', 'https://user:hush@mirror.example', 'https://mirror.example?key=1']) {
    t.match(linesOf({ ...DEMO, BREACHED_PASSWORDS: wrong }), [/^BREACHED_PASSWORDS must be `off`/])
  }
})

t.test('metrics are opened by a strong secret alone, and traces have a place to go', async (t) => {
  t.match(linesOf({ ...PRODUCTION, METRICS_TOKEN: 'short' }), [/^METRICS_TOKEN is too short: 5 ch/])
  t.match(linesOf({ ...PRODUCTION, METRICS_TOKEN: 'a b' }), [
    /^METRICS_TOKEN must be a long random/,
  ])
  t.match(linesOf({ ...DEMO, OTEL_EXPORTER_OTLP_ENDPOINT: 'traces' }), [/^OTEL_EXPORTER_OTLP_ENDP/])
  const { operation } = loadConfig({
    ...PRODUCTION,
    METRICS_TOKEN: GOOD_KEY,
    OTEL_EXPORTER_OTLP_ENDPOINT: 'https://traces.example.com/otlp',
  })
  t.strictSame(operation, {
    metricsToken: GOOD_KEY,
    maxEventLoopDelayMs: 1000,
    tracing: { endpoint: 'https://traces.example.com/otlp', serviceName: 'deltadesk' },
  })
})
