// render.yaml, held against what Render takes, what the API understands and what the API itself sends.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { loadConfig, startApi } from '@deltadesk/api'
import { Ajv2020 } from 'ajv/dist/2020.js'
import t from 'tap'
import { parse } from 'yaml'
import {
  blueprintText,
  readBlueprint,
  type Service,
  serviceOf,
  type Variant,
} from '../render/blueprint.ts'

const SCHEMA = path.resolve(import.meta.dirname, '../render/blueprint-schema.json')
const KEY = '7f0c1a93be5d4826a1f39c7de0b846527f0c1a93be5d4826'
const CHOICES: readonly (readonly Variant[])[] = [
  [],
  ['redis'],
  ['disk'],
  ['firebase'],
  ['redis', 'firebase'],
]

const isBlueprint = new Ajv2020({ strict: false }).compile(JSON.parse(readFileSync(SCHEMA, 'utf8')))

/** The environment that the API gets; what Render makes, asks for or looks up is filled in. */
function environmentOf({ envVars = [] }: Service): Record<string, string> {
  const filledIn: Readonly<Record<string, string>> = {
    FIREBASE_SERVICE_ACCOUNT: '',
    FIREBASE_WEB_API_KEY: 'AIzaSyExample',
    REDIS_URL: 'redis://deltadesk-cache:6379',
  }
  const entries = envVars.map(({ key, value, generateValue }) => [
    key,
    value ?? (generateValue ? KEY : filledIn[key]),
  ])
  return { ...Object.fromEntries(entries), GOOGLE_CLOUD_PROJECT: 'YOUR-PROJECT' }
}

for (const variants of CHOICES) {
  const name = variants.join(' and ') || 'as it stands'
  t.test(`${name}: Render takes it, and the API understands every variable`, async (t) => {
    t.ok(isBlueprint(parse(blueprintText(variants))), JSON.stringify(isBlueprint.errors))
    const env = environmentOf(serviceOf(readBlueprint(variants), 'deltadesk-api'))
    const { settings } = loadConfig(env)
    const unknown = Object.keys(env).filter((key) => env[key] !== '' && !(key in settings))
    t.strictSame(unknown, ['NODE_VERSION'], 'which is for Render')
    t.match(settings, {
      CACHE_BACKEND: variants.find((variant) => variant !== 'firebase') ?? 'session',
      AUTH_PROVIDER: variants.includes('firebase') ? 'firebase' : 'password',
    })
  })
}

t.test('what Render would refuse is refused', async (t) => {
  const wrong = parse(blueprintText())
  wrong.services[0].heathCheckPath = '/healthz'
  t.notOk(isBlueprint(wrong))
})

t.test('no secret is written down', async (t) => {
  const { envVars } = serviceOf(readBlueprint(), 'deltadesk-api')
  const secrets = envVars?.filter(({ value }) => value === undefined)
  t.match(secrets, [
    { key: 'SECRET_KEY', generateValue: true },
    { key: 'METRICS_TOKEN', generateValue: true },
    { key: 'FIREBASE_SERVICE_ACCOUNT', sync: false },
  ])
})

const OWN_BUSINESS =
  /^(x-request-id|content-(type|length)|date|etag|last-modified|connection|accept-ranges|keep-alive|cache-control|vary|origin-agent-cluster|x-(dns-prefetch-control|download-options|permitted-cross-domain-policies|xss-protection))$/

for (const variants of [[], ['firebase']] as const) {
  const name = variants.length > 0 ? 'with Firebase' : 'with passwords'
  t.test(`${name} the static site sends the headers that the API would`, async (t) => {
    const services = readBlueprint(variants)
    const env = environmentOf(serviceOf(services, 'deltadesk-api'))
    const dashboard = path.resolve(import.meta.dirname, '../../apps/dashboard')
    const config = loadConfig({
      ...env,
      FIRESTORE_EMULATOR_HOST: '127.0.0.1:1',
      DASHBOARD_DIR: dashboard,
      PORT: '0',
      HOST: '127.0.0.1',
      LOG_LEVEL: 'silent',
    })
    const app = await startApi(config)
    t.teardown(() => app.close())
    const page = await app.inject({ url: '/', headers: { accept: 'text/html' } })
    const sent = Object.entries(page.headers).filter(([name]) => !OWN_BUSINESS.test(name))
    const { headers = [] } = serviceOf(services, 'deltadesk')
    const everywhere = headers.filter(({ path }) => path === '/*')
    const written = everywhere.map(({ name, value }) => [name.toLowerCase(), value])
    t.strictSame(Object.fromEntries(written), Object.fromEntries(sent))
  })
}
