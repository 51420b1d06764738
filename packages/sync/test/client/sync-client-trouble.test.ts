// What a client does when answers fail, hang, are refused, lead nowhere or are none.
import t from 'tap'
import { MalformedCursorError } from '../../src/index.ts'
import { handDriven, POLL_MS, synced } from './hand-driven.ts'
import { sorted } from './small-server.ts'

t.test('a failure is told once and tried again, longer and longer apart', async (t) => {
  const { client, asked, states, request, wait } = await synced(['a'])
  await wait(POLL_MS)
  await request().fail(new Error('no network'))
  t.match(states.at(-1), { phase: 'offline', failures: 1, dueAt: POLL_MS + 2_500 })
  t.match(client.failure, { message: 'no network' })
  t.equal(client.size, 1, 'the copy stays')
  await wait(2_500)
  t.match(client.state, { phase: 'syncing', request: 1 })
  await request().fail('a word')
  t.match(client.failure, { message: 'a word' })
  await wait(4_999)
  t.equal(asked.length, 3)
  await wait(1)
  await request().answer()
  t.match(client.state, { phase: 'live' })
  t.equal(client.failure, undefined)
})

t.test('a request that takes too long is cancelled and has failed', async (t) => {
  const { client, asked, request, wait } = handDriven({ timeLimitMs: 1000 })
  client.start()
  await wait(999)
  t.notOk(request().signal.aborted)
  await wait(1)
  t.ok(request().signal.aborted)
  t.match(client.failure, { code: 'TIME_LIMIT' })
  await wait(2_500)
  t.equal(asked.length, 2)
  await asked[0]?.answer()
  t.equal(client.cursor, undefined, 'an answer that comes after all is passed over')
  await asked[1]?.answer()
  t.match(client.state, { phase: 'live' })
})

t.test('the server’s wish for a longer pause is heeded, until a person wakes it', async (t) => {
  const { client, asked, request, wait } = handDriven()
  client.start()
  await request().fail(Object.assign(new Error('Restarting'), { retryAfterSeconds: 90 }))
  await wait(89_999)
  t.equal(asked.length, 1)
  await wait(1)
  t.equal(asked.length, 2)
  await request().fail({ retryAfterSeconds: 90 })
  client.wake()
  t.equal(asked.length, 3)
  for (const retryAfterSeconds of [Number.NaN, -5, Number.POSITIVE_INFINITY, '90', null]) {
    await request().fail({ retryAfterSeconds })
    await wait(60_000)
  }
  t.equal(asked.length, 8, 'nonsense is passed over')
})

t.test('a cursor that the server refuses is given up for a snapshot', async (t) => {
  const tooLong = Object.assign(new Error('since is too long'), { code: 'INVALID_REQUEST' })
  for (const refusal of [new MalformedCursorError('?'), tooLong]) {
    const { client, server, request } = await synced(['a'])
    client.wake()
    await request().fail(refusal)
    t.equal(client.size, 1)
    client.wake()
    t.equal(request().since, undefined)
    await request().answer()
    t.strictSame(sorted(client.values()), server.items)
  }
})

t.test('a server that promises more without moving on is not asked for ever', async (t) => {
  const { client, asked, request, server, wait } = await synced(['a', 'b'])
  const { cursor } = server.answer(undefined)
  const stuck = { cursor, reset: false, orders: [], deleted: [], hasMore: true }
  client.wake()
  await request().answer(stuck)
  t.equal(asked.length, 2)
  t.match(client.state, { phase: 'offline', failures: 1 })
  t.match(client.failure, { code: 'SERVER_STUCK' })
  await wait(60_000)
  await request().answer()
  t.match(client.state, { phase: 'live' })
})

t.test('two servers that send it in a circle do not keep it going', async (t) => {
  const { client, asked, request } = handDriven()
  const page = { reset: true, orders: [], deleted: [], hasMore: true }
  client.start()
  await request().answer({ ...page, cursor: 'one.1' })
  await request().answer({ ...page, cursor: 'two.1' })
  await request().answer({ ...page, cursor: 'one.1' })
  t.equal(asked.length, 3)
  t.match(client.failure, { code: 'SERVER_STUCK' })
  client.wake()
  await request().answer({ ...page, cursor: 'two.1' })
  t.match(client.state, { phase: 'syncing', request: 2 }, 'each try is judged for itself')
})

t.test('an answer that is no page is a failure like any other', async (t) => {
  const { client, request } = await synced(['a'])
  client.wake()
  await request().answer(JSON.parse('{"hello":"wifi"}'))
  t.match(client.state, { phase: 'offline', failures: 1 })
  client.wake()
  t.equal(request().since, 'epoch1.1')
})
