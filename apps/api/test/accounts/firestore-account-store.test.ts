import { EmbeddedFirestore } from '@deltadesk/firestore-embedded'
import t, { type Test } from 'tap'
import { FirestoreAccountStore } from '../../src/accounts/firestore-account-store.ts'
import { loadFirestoreConfig } from '../../src/config/config.ts'
import { openFirestore } from '../../src/firestore/open-firestore.ts'

const ADA = 'ada@shop.example'
const BOB = 'bob@shop.example'

async function setUp(t: Test, env: Readonly<Record<string, string>> = {}) {
  const embedded = await EmbeddedFirestore.start()
  const config = loadFirestoreConfig({ FIRESTORE_EMULATOR_HOST: embedded.host, ...env })
  const { client, close } = openFirestore(config)
  t.teardown(async () => {
    await close()
    await embedded.stop()
  })
  const { adminsCollection: collection, timeoutMs } = config
  const accounts = new FirestoreAccountStore(client, { collection, timeoutMs })
  return { accounts, embedded, admins: client.collection(collection) }
}

t.test('an account is found as it was added', async (t) => {
  const { accounts } = await setUp(t)
  await accounts.add(ADA, 'a hash')
  const account = await accounts.find(ADA)
  t.match(account, { email: ADA, passwordHash: 'a hash', disabled: false })
  const age = Date.now() - Number(account?.createdAt.getTime())
  t.ok(Math.abs(age) < 60_000, 'it was made just now, by the clock of Firestore')
  t.equal(await accounts.find(BOB), undefined)
})

t.test('accounts are kept in the collection that the configuration names', async (t) => {
  const { accounts, admins } = await setUp(t, { ADMINS_COLLECTION: 'shops/main/staff' })
  await accounts.add(ADA, 'a hash')
  t.equal(admins.path, 'shops/main/staff')
  t.equal((await admins.get()).size, 1)
})

t.test('of two that add the same address at once, one is told that it exists', async (t) => {
  const { accounts } = await setUp(t)
  const both = await Promise.allSettled([accounts.add(ADA, 'one'), accounts.add(ADA, 'other')])
  t.strictSame(both.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
  const refused = both.find(({ status }) => status === 'rejected')
  t.match(refused, { reason: { code: 'ACCOUNT_EXISTS' } })
})

t.test('changing or removing an account that is not there makes none', async (t) => {
  const { accounts } = await setUp(t)
  await t.rejects(accounts.setDisabled(ADA, false), { code: 'ACCOUNT_NOT_FOUND' })
  await t.rejects(accounts.remove(ADA), { code: 'ACCOUNT_NOT_FOUND' })
  t.equal(await accounts.find(ADA), undefined)
})

t.test('what is no account is not listed, and a doubtful one counts as disabled', async (t) => {
  const { accounts, admins } = await setUp(t)
  await accounts.add(BOB, 'a hash')
  await admins.doc('note').set({ email: 'note@shop.example', text: 'not an account' })
  await accounts.add(ADA, 'a hash')
  const { docs } = await admins.where('email', '==', ADA).get()
  await docs[0]?.ref.update({ disabled: 'no' })
  await admins.doc('odd').set({ email: BOB, passwordHash: 'another', disabled: true })
  t.match((await accounts.list()).accounts, [
    { email: ADA, disabled: true },
    { email: BOB, disabled: false },
  ])
})

t.test('a failure of Firestore is told as one, with its cause', async (t) => {
  const { accounts, embedded } = await setUp(t)
  embedded.faults.inject({ method: 'Commit', status: 'PERMISSION_DENIED' })
  const cause = { message: /PERMISSION_DENIED/ }
  await t.rejects(accounts.add(ADA, 'a hash'), { code: 'ACCOUNTS_UNAVAILABLE', cause })
})
