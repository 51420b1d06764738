// What a kept replica is called after what it is a copy of.
import { generateKeyPairSync } from 'node:crypto'
import t from 'tap'
import { replicaFingerprint } from '../../src/caches/fingerprint.ts'
import { loadConfig } from '../../src/config/config.ts'

const REAL = { GOOGLE_CLOUD_PROJECT: 'a-shop' }

function fingerprintOf(env: Readonly<Record<string, string>>): string {
  return replicaFingerprint(loadConfig({ ...REAL, ...env }))
}

t.test('the same orders copied in the same way have the same one', async (t) => {
  t.match(fingerprintOf({}), /^[0-9a-f]{16}$/)
  t.equal(fingerprintOf({}), fingerprintOf({ PORT: '4000', MAX_STALENESS_MS: '1' }))
  t.equal(
    fingerprintOf({ ORDERS_FIELDS: 'total=sum,status=state' }),
    fingerprintOf({ ORDERS_FIELDS: 'status=state,total=sum' }),
    'in whatever order it is told',
  )
})

t.test('it does not matter with whose rights they are read', async (t) => {
  const { privateKey } = generateKeyPairSync('ed25519')
  const FIREBASE_SERVICE_ACCOUNT = JSON.stringify({
    client_email: 'desk@a-shop.example',
    private_key: privateKey.export({ type: 'pkcs8', format: 'pem' }),
    project_id: 'a-shop',
  })
  t.equal(fingerprintOf({ FIREBASE_SERVICE_ACCOUNT }), fingerprintOf({}))
})

t.test('everything that makes them other orders, or another copy, makes another one', async (t) => {
  const others: readonly Readonly<Record<string, string>>[] = [
    {},
    { GOOGLE_CLOUD_PROJECT: 'another-shop' },
    { FIRESTORE_EMULATOR_HOST: '127.0.0.1:8181' },
    { FIRESTORE_EMULATOR_HOST: '127.0.0.1:8182' },
    { ORDERS_COLLECTION: 'shops/main/orders' },
    { ORDERS_FIELDS: 'total=sum' },
    { ORDERS_FIELDS: 'total=amount.gross' },
    { ORDERS_FIELDS: 'total=`amount.gross`' },
    { ORDERS_SELECT: 'named' },
    { ORDER_LIMIT: '0' },
    { ORDER_LIMIT: '500' },
  ]
  t.equal(new Set(others.map(fingerprintOf)).size, others.length)
})
