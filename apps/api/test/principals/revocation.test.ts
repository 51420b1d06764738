// What an account has begun ends with it, whoever changed the account and wherever.
import { setImmediate as turn } from 'node:timers/promises'
import type { UpdateData } from 'firebase-admin/firestore'
import t from 'tap'
import { hashPassword } from '../../src/accounts/password-hash.ts'
import { EMAIL_COMMANDS } from '../../src/admin-cli/commands.ts'
import { createToken } from '../../src/admin-cli/token-commands.ts'
import { ADA, BOB, cookieHeader, startDesk } from '../fixtures/desk.ts'
import { startRedis } from '../fixtures/redis-server.ts'
import { openShop } from '../fixtures/shop.ts'

type Desk = Awaited<ReturnType<typeof startDesk>>

const NEXT = 'nine lives of a cat'
const MINUTE_MS = 60_000

/** As it is typed in a shell, which knows the running desk by its Firestore alone. */
async function type(desk: Desk, command: string): Promise<void> {
  const { accounts, tokenStore: tokens } = desk
  await EMAIL_COMMANDS[command]?.(
    {
      accounts,
      tokens,
      breached: undefined,
      askPassword: async () => NEXT,
      warn: console.error,
      now: Date.now,
    },
    ADA.email,
  )
}

/** As someone would with the Firestore console. */
async function edit(desk: Desk, change: UpdateData<object> | 'delete'): Promise<void> {
  const { docs } = await desk.admins.where('email', '==', ADA.email).get()
  for (const { ref } of docs) await (change === 'delete' ? ref.delete() : ref.update(change))
}

async function begin(desk: Desk) {
  const cookie = cookieHeader(await desk.signIn())
  const scopes = ['orders:read'] as const
  const { accounts, tokenStore: tokens, clock } = desk
  const context = { accounts, tokens, now: () => clock.now }
  const told = await createToken(context, ADA.email, { name: 'Program', scopes, days: 30 })
  const headers = { authorization: `Bearer ${told.split('\n')[0]}` }
  return {
    cookie,
    byToken: async () => (await desk.app.inject({ url: '/api/orders', headers })).statusCode,
    bySession: async () => (await desk.me(cookie)).statusCode,
  }
}

/** What the listener tells comes a moment later, and only while the test lets it. */
async function until(status: number, ask: () => Promise<number>): Promise<void> {
  while ((await ask()) !== status) await turn()
}

const CHANGES: readonly (readonly [by: string, (desk: Desk) => Promise<void>, token?: number])[] = [
  ['«disable» in a shell', (desk) => type(desk, 'disable')],
  ['«remove» in a shell', (desk) => type(desk, 'remove')],
  ['«password» in a shell', (desk) => type(desk, 'password')],
  ['«sessions end» in a shell', (desk) => type(desk, 'sessions end'), 200],
  ['a disabled account in the console', (desk) => edit(desk, { disabled: true })],
  ['a deleted account in the console', (desk) => edit(desk, 'delete')],
  [
    'another hash in the console',
    async (desk) => edit(desk, { passwordHash: await hashPassword(NEXT) }),
  ],
]

for (const [by, change, tokenStatus = 401] of CHANGES) {
  t.test(`${by} ends the sessions${tokenStatus === 401 ? ' and the tokens' : ''}`, async (t) => {
    const desk = await startDesk(t)
    const { bySession, byToken } = await begin(desk)
    const bob = cookieHeader(await desk.signIn(BOB))
    t.strictSame([await bySession(), await byToken()], [200, 200])
    await change(desk)
    await until(401, bySession)
    await until(tokenStatus, byToken)
    t.equal((await desk.me(bob)).statusCode, 200, 'of nobody else')
    t.strictSame(await desk.sessions.list(ADA.email), [])
  })
}

t.test('what has ended with a disabled account does not come back with it', async (t) => {
  const desk = await startDesk(t)
  const { bySession, byToken } = await begin(desk)
  await type(desk, 'disable')
  await type(desk, 'enable')
  await until(401, bySession)
  await until(401, byToken)
  t.equal((await desk.signIn()).statusCode, 200)
})

t.test('in Redis as well, for all processes, and who signs in anew stays', async (t) => {
  const { url } = await startRedis(t)
  const shop = await openShop(t, { env: { REDIS_URL: url } })
  const [one, other] = [await shop.startDesk(), await shop.startDesk()]
  const old = await one.enter()
  await other.me(old)
  await shop.accounts.setPassword(ADA.email, await hashPassword(NEXT))
  const fresh = await one.enter({ ...ADA, password: NEXT })
  // The other process may not have heard of the new password yet.
  t.equal((await other.me(fresh)).statusCode, 200)
  await until(401, async () => (await other.me(old)).statusCode)
  await until(401, async () => (await one.me(old)).statusCode)
  for (const desk of [one, other]) t.equal((await desk.me(fresh)).statusCode, 200)
})

t.test('a listener that has fallen silent is made up for within five minutes', async (t) => {
  const desk = await startDesk(t)
  const { bySession } = await begin(desk)
  // The client waits for an answer, and tells nobody.
  const fault = desk.embedded.faults.inject({ method: 'Listen', delayMs: 60_000 })
  desk.embedded.faults.cut('Listen')
  while (fault.struck === 0) await turn()
  await type(desk, 'disable')
  desk.clock.now += 5 * MINUTE_MS - 1
  t.equal(await bySession(), 200, 'nobody could know')
  desk.clock.now += 1
  await until(401, bySession)
})

t.test('a Firestore that can not be read throws nobody out for a quarter of an hour', async (t) => {
  const desk = await startDesk(t)
  const { bySession } = await begin(desk)
  const faults = ['RunQuery', 'BatchGetDocuments'].map((method) =>
    desk.embedded.faults.inject({ method, status: 'PERMISSION_DENIED' }),
  )
  for (let minute = 1; minute < 15; minute++) {
    desk.clock.now += MINUTE_MS
    t.equal(await bySession(), 200)
  }
  desk.clock.now += MINUTE_MS
  t.equal(await bySession(), 503)
  for (const fault of faults) fault.clear()
  desk.clock.now += MINUTE_MS
  t.equal(await bySession(), 200, 'and nobody had to sign in again')
})
