// The typed client, and the example that follows the orders with it, against the real API on a real port.
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Me, NewToken, OrdersPage } from '@deltadesk/contract'
import { createDeskClient, type DeskClient, DeskError } from '@deltadesk/contract/client'
import t, { type Test } from 'tap'
import { ADA } from '../fixtures/desk.ts'
import { deskWith } from '../fixtures/orders.ts'

const EXAMPLE = fileURLToPath(
  new URL('../../../../packages/contract/examples/follow-orders.ts', import.meta.url),
)

async function listeningDesk(t: Test, orders: number) {
  const desk = await deskWith(t, orders)
  await desk.app.listen({ port: 0, host: '127.0.0.1' })
  return { ...desk, url: desk.app.listeningOrigin }
}

/** Never called: the type check sees that each of these is wrong. */
void function wrongCalls(desk: DeskClient) {
  return [
    // @ts-expect-error an id is needed
    desk.getOrder(),
    // @ts-expect-error a limit is a number
    desk.getOrders({ limit: '5' }),
    // @ts-expect-error there is no such scope
    desk.createToken({ name: 'x', scopes: ['everything'], expiresInDays: 1 }),
    // @ts-expect-error nothing is answered
    desk.signOut().then((answer) => answer.email),
    // @ts-expect-error a total may be null
    desk.getOrder({ id: 'x' }).then(({ total }) => total.toFixed(2)),
  ]
}

t.test('a session: in, about, and out again', async (t) => {
  const { url } = await listeningDesk(t, 3)
  const desk = createDeskClient({ url })
  await t.rejects(desk.getMe(), { code: 'NOT_SIGNED_IN', statusCode: 401 })
  const me: Me = await desk.signIn(ADA)
  t.equal(me.email, ADA.email)
  const first: OrdersPage = await desk.getOrders({ limit: 2 })
  t.match([first.reset, first.orders.length, first.hasMore], [true, 2, true])
  const rest = await desk.getOrders({ since: first.cursor })
  t.match([rest.reset, rest.orders.length, rest.count], [false, 1, 3])
  t.equal((await desk.getOrder({ id: 'o1' })).number, 'D-1')
  await t.rejects(desk.getOrder({ id: 'nothing' }), DeskError)
  t.equal((await desk.reconcile()).depth, 'census')
  t.equal((await desk.endOtherSessions()).ended, 0)
  t.equal(await desk.signOut(), undefined)
  await t.rejects(desk.getMe(), { code: 'NOT_SIGNED_IN' })
})

t.test('a token does what it is good for, without a session', async (t) => {
  const { url } = await listeningDesk(t, 1)
  const person = createDeskClient({ url })
  await person.signIn(ADA)
  const wish = { name: 'Test', scopes: ['orders:read' as const], expiresInDays: 1 }
  const { secret }: NewToken = await person.createToken(wish)
  const program = createDeskClient({ url, token: secret })
  t.equal((await program.getOrders()).count, 1)
  await t.rejects(program.getSessionInfo(), { code: 'INSUFFICIENT_SCOPE', statusCode: 403 })
})

t.test('the example prints the orders', async (t) => {
  const { url } = await listeningDesk(t, 2)
  const person = createDeskClient({ url })
  await person.signIn(ADA)
  const wish = { name: 'Test', scopes: ['orders:read' as const], expiresInDays: 1 }
  const { secret } = await person.createToken(wish)
  const child = spawn(process.execPath, [EXAMPLE], {
    env: { DESK_URL: url, DESK_TOKEN: secret },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  t.teardown(() => child.kill('SIGKILL'))
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]()
  const printed = async () => (await lines.next()).value
  t.strictSame([await printed(), await printed()], ['D-0: paid, 9 EUR', 'D-1: paid, 9 EUR'])
})
