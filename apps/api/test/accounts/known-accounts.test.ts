// What a process knows of the accounts when Firestore's client says that it listens no more. It hardly ever does, so
// here the store is told to.
import t, { type Test } from 'tap'
import type { AccountListener } from '../../src/accounts/account-store.ts'
import { FirestoreAccountStore } from '../../src/accounts/firestore-account-store.ts'
import { KnownAccounts } from '../../src/accounts/known-accounts.ts'
import { embeddedClient } from '../fixtures/embedded-client.ts'

const ADA = 'ada@shop.example'

class FailingStore extends FirestoreAccountStore {
  watched = 0
  /** Ends the listening of now. */
  fail: () => void = () => {}

  override watch(listener: AccountListener): () => void {
    const stop = super.watch(listener)
    this.watched++
    this.fail = () => {
      stop()
      listener.failed(new Error('No rights to listen'))
    }
    return stop
  }
}

async function setUp(t: Test) {
  const { client } = await embeddedClient(t)
  const accounts = new FailingStore(client, { collection: 'admins', timeoutMs: 5000 })
  await accounts.add(ADA, 'a hash')
  const clock = { now: 0 }
  const lines: string[] = []
  const note = (...[, line]: unknown[]) => lines.push(String(line))
  const logger = { info: (line: unknown) => lines.push(String(line)), warn: note }
  const known = new KnownAccounts({ accounts, now: () => clock.now, logger })
  known.start()
  t.teardown(() => known.stop())
  await known.listening()
  const isActive = async () => (await known.active(ADA, () => true)) !== undefined
  return { accounts, clock, lines, known, isActive }
}

t.test('who listens no more reads again after a minute, and begins to listen anew', async (t) => {
  const { accounts, clock, lines, known, isActive } = await setUp(t)
  accounts.fail()
  t.match(lines, [/^Changes of accounts are not heard of/])
  clock.now += 59_999
  t.equal(await isActive(), true)
  t.equal(accounts.watched, 1)
  const heard = new Promise<void>((resolve) => known.onChange(() => resolve()))
  await accounts.setDisabled(ADA, true)
  clock.now += 1
  await isActive()
  t.equal(accounts.watched, 2)
  await heard
  t.equal(await isActive(), false)
})

t.test('an account that nothing was heard of yet is read by itself', async (t) => {
  const { known, accounts } = await setUp(t)
  t.equal(await known.active('bob@shop.example', () => true), undefined)
  await accounts.add('bob@shop.example', 'a hash')
  t.match(await known.active('bob@shop.example', () => true), { passwordHash: 'a hash' })
})

t.test('what is known of an account is never older than what was read', async (t) => {
  const { known, accounts } = await setUp(t)
  const before = await accounts.find(ADA)
  await accounts.setPassword(ADA, 'another hash')
  const after = await accounts.find(ADA)
  const changes: string[] = []
  known.onChange((_email, account) => changes.push(account?.passwordHash ?? 'removed'))
  if (after !== undefined) known.learn(after)
  if (before !== undefined) known.learn(before)
  const active = await known.active(ADA, ({ credential }) => credential === after?.credential)
  t.equal(active?.passwordHash, 'another hash')
  t.notOk(changes.includes('a hash'))
})
