// When a client asks: one request at a time, one pause at a time, and nothing after the stop.
import t from 'tap'
import { SyncClient } from '../../src/index.ts'
import { handDriven, POLL_MS, settled, synced } from './hand-driven.ts'
import { sorted } from './small-server.ts'

t.test('it polls every five seconds, with the cursor of the last answer', async (t) => {
  const { client, asked, request, wait } = await synced(['a'])
  t.match(client.state, { phase: 'live', dueAt: POLL_MS })
  await wait(POLL_MS - 1)
  t.equal(asked.length, 1)
  await wait(1)
  await request().answer()
  await wait(POLL_MS)
  t.strictSame(
    asked.map(({ since }) => since),
    [undefined, 'epoch1.1', 'epoch1.1'],
  )
})

t.test('however often it is woken, one request is under way and no pause beside it', async (t) => {
  const { client, clock, asked, request } = handDriven()
  client.start()
  client.start()
  client.wake()
  client.setHidden(true)
  client.setHidden(false)
  t.equal(asked.length, 1)
  await request().answer()
  t.equal(clock.sleeping, 1, 'it waits for the next poll')
  client.wake()
  client.wake()
  await settled()
  t.equal(asked.length, 2)
  t.equal(clock.sleeping, 1, 'the time limit of the request took the place of the pause')
})

t.test('pages follow one another at once', async (t) => {
  const { client, clock, server, asked, request } = handDriven()
  for (const id of ['a', 'b', 'c', 'd', 'e']) server.put(id)
  server.pageLimit = 2
  client.start()
  for (let page = 1; page <= 3; page++) await request().answer()
  t.equal(asked.length, 3)
  t.equal(clock.monotonicMs(), 0)
  t.match(client.state, { phase: 'live' })
  t.strictSame(sorted(client.values()), server.items)
})

t.test('the stop cancels the request, and what it brings is passed over', async (t) => {
  for (const end of ['answer', 'fail'] as const) {
    const { client, clock, asked, states, rounds, request } = handDriven()
    client.start()
    client.stop()
    t.ok(request().signal.aborted)
    t.strictSame(states.at(-1), { phase: 'idle' })
    if (end === 'answer') await request().answer()
    else await request().fail(new Error('cancelled'))
    t.equal(asked.length, 1)
    t.equal(states.length, 2)
    t.equal(rounds.length, 0)
    t.equal(client.failure, undefined)
    t.equal(clock.sleeping, 0)
  }
})

t.test('the stop calls the pause off, and a new start goes on from the copy', async (t) => {
  const { client, clock, asked, request, wait } = await synced(['a'])
  client.stop()
  await settled()
  t.equal(clock.sleeping, 0)
  client.wake()
  client.setHidden(true)
  client.setHidden(false)
  await wait(POLL_MS)
  t.equal(asked.length, 1)
  client.start()
  t.equal(request().since, 'epoch1.1')
  t.notOk(request().signal.aborted)
})

t.test('a request of before the stop cannot speak for the one of after it', async (t) => {
  const { client, asked, server } = handDriven()
  server.put('a')
  client.start()
  client.stop()
  client.start()
  await asked[0]?.answer()
  t.match(client.state, { phase: 'syncing' })
  t.equal(client.size, 0)
  await asked[1]?.answer()
  t.match(client.state, { phase: 'live' })
  t.equal(client.size, 1)
})

t.test('where hidden means paused, it asks again at once when it is shown', async (t) => {
  const { client, asked, wait } = await synced(['a'], { hiddenPollMs: Number.POSITIVE_INFINITY })
  client.setHidden(true)
  await wait(365 * 24 * 3_600_000)
  t.equal(asked.length, 1)
  client.setHidden(false)
  t.equal(asked.length, 2)
})

t.test('a pause longer than any timer is slept through in pieces', async (t) => {
  const days = 60 * 24 * 3600
  const { client, clock, asked, request, wait } = handDriven()
  const slept: number[] = []
  const { sleep } = clock
  t.intercept(clock, 'sleep', {
    value: (ms: number, signal: AbortSignal) => {
      slept.push(ms)
      return sleep.call(clock, ms, signal)
    },
  })
  client.start()
  await request().fail({ retryAfterSeconds: days })
  for (let piece = 0; piece < 3; piece++) await wait(2 ** 31 - 1)
  t.equal(asked.length, 2)
  t.ok(slept.every((ms) => ms <= 2 ** 31 - 1))
})

t.test('a listener may stop it, start it and reload it', async (t) => {
  const { client, asked, request, states } = handDriven()
  const end = client.subscribe({
    round() {
      end()
      client.stop()
      client.start()
      client.reload()
    },
  })
  client.start()
  await request().answer()
  t.equal(asked.length, 2)
  t.strictSame(
    states.map(({ phase }) => phase),
    ['syncing', 'idle', 'syncing'],
    'each state once, in order',
  )
  await request().answer()
  t.equal(asked.length, 3)
  t.equal(request().since, undefined)
  await request().answer()
  t.match(client.state, { phase: 'live' })
})

t.test('a listener that throws is reported and stops nothing', async (t) => {
  const { client, asked, request, wait, rounds } = handDriven()
  const reported: (() => void)[] = []
  t.intercept(globalThis, 'queueMicrotask', { value: (task: () => void) => reported.push(task) })
  client.subscribe({
    round() {
      throw new Error('cannot draw')
    },
  })
  client.start()
  await request().answer()
  t.equal(reported.length, 1)
  t.throws(() => reported[0]?.(), { message: 'cannot draw' })
  t.equal(rounds.length, 1)
  await wait(POLL_MS)
  t.equal(asked.length, 2)
})

t.test('a time that is not above 0 is refused', async (t) => {
  const fetchPage = () => Promise.reject(new Error('never asked'))
  for (const wrong of [{ pollMs: 0 }, { hiddenPollMs: -1 }, { timeLimitMs: Number.NaN }]) {
    t.throws(() => new SyncClient({ fetchPage, ...wrong }), RangeError)
  }
})
