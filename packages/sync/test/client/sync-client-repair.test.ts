// A copy that is not the server's: it repairs itself, says so, and does not wear the server out.
import t from 'tap'
import { handDriven } from './hand-driven.ts'
import { sorted } from './small-server.ts'

const HOUR = 3_600_000

t.test('a copy that has lost an order repairs itself at once, and says so', async (t) => {
  const { client, server, request, warnings, states, rounds, wait } = handDriven()
  server.put('a')
  client.start()
  await request().answer()
  server.put('b')
  server.put('c')
  await wait(5_000)
  const page = server.answer(request().since)
  await request().answer({ ...page, orders: page.orders.filter(({ id }) => id !== 'b') })

  t.match(client.state, { phase: 'repairing', request: 2, repairs: 1 })
  t.equal(request().since, undefined)
  t.strictSame(
    [...client.values()].map(({ id }) => id),
    ['a', 'c'],
    'what is there is shown meanwhile',
  )
  t.match(rounds.at(-1), { intact: false })
  t.equal(client.cursor, undefined, 'nothing that is worth keeping')

  await request().answer()
  t.match(client.state, { phase: 'live', differs: false })
  t.strictSame(sorted(client.values()), server.items)
  t.equal(client.checksum, server.checksum)
  t.strictSame(rounds.at(-1)?.added, new Set(['b']))
  t.match(states, [
    { phase: 'syncing' },
    { phase: 'live' },
    { phase: 'live' },
    { phase: 'repairing' },
    { phase: 'live' },
  ])
  t.equal(warnings.length, 1)
  t.match(
    warnings[0],
    /^\[SYNC\] This copy \([0-9a-f]{8}\) differs from the server's \([0-9a-f]{8}\); /,
  )
})

t.test('a snapshot that differs as well is no reason for another at once', async (t) => {
  const { client, server, asked, request, warnings, wait } = handDriven()
  const lie = () => request().answer({ ...server.answer(request().since), checksum: 'deadbeef' })
  server.put('a')
  client.start()
  await lie()
  await lie()
  t.equal(asked.length, 2)
  t.match(client.state, { phase: 'live', differs: true, dueAt: 5_000 })
  server.put('b')
  client.wake()
  await lie()
  t.strictSame(
    asked.map(({ since }) => since),
    [undefined, undefined, 'epoch1.1'],
    'until then changes still come',
  )
  t.equal(client.size, 2)
  t.equal(warnings.length, 1, 'it is told once')

  await wait(5_000)
  await request().answer()
  t.match(client.state, { phase: 'live', differs: false })
})

t.test('a snapshot of several pages is read anew page by page', async (t) => {
  const { client, server, asked, request } = handDriven()
  for (const id of ['a', 'b', 'c']) server.put(id)
  server.pageLimit = 1
  client.start()
  await request().answer()
  await request().answer()
  await request().answer({ ...server.answer(request().since), orders: [] })
  t.match(client.state, { phase: 'repairing', request: 4 })
  for (let page = 1; page <= 3; page++) await request().answer()
  t.equal(asked.length, 6)
  t.match(client.state, { phase: 'live', differs: false })
  t.strictSame(sorted(client.values()), server.items)
})

/** Minutes of a day at which snapshots are read by a client that a server lies to whenever `isLie` says so. */
async function repairsInADay(isLie: (since: string | undefined) => boolean) {
  const { client, server, clock, asked, request, warnings, wait } = handDriven({ pollMs: 60_000 })
  server.put('a')
  client.start()
  await request().answer()
  const repairs: number[] = []
  for (let answered = asked.length; clock.monotonicMs() < 24 * HOUR; ) {
    if (answered === asked.length) {
      await wait(60_000)
      continue
    }
    answered = asked.length
    const { since, answer } = request()
    if (since === undefined) repairs.push(clock.monotonicMs() / 60_000)
    const page = server.answer(since)
    await answer(isLie(since) ? { ...page, checksum: 'deadbeef' } : page)
  }
  return { repairs, warnings }
}

t.test(
  'a copy that differs again after each repair is read anew less and less often',
  async (t) => {
    const often = [1, 2, 4, 8, 16, 32, 64]
    const hourly = Array.from({ length: 22 }, (_, hour) => 124 + 60 * hour)
    for (const isLie of [() => true, (since: string | undefined) => since !== undefined]) {
      const { repairs, warnings } = await repairsInADay(isLie)
      t.strictSame(repairs, [...often, ...hourly])
      t.equal(warnings.length, repairs.length)
    }
  },
)

t.test('a kept copy that is wrong is repaired by the first answer', async (t) => {
  const items = [{ id: 'a', version: 7, value: 'from elsewhere' }]
  const { client, server, request } = handDriven({ initial: { cursor: 'epoch1.1', items } })
  server.put('a')
  client.start()
  t.equal(request().since, 'epoch1.1')
  await request().answer()
  await request().answer()
  t.strictSame(sorted(client.values()), server.items)
})
