// What a client shows and tells: a copy that is whole at any time, and each round of requests once.
import t from 'tap'
import { handDriven, POLL_MS, synced } from './hand-driven.ts'
import { sorted } from './small-server.ts'

t.test('a snapshot of several pages is shown once it is whole', async (t) => {
  const { client, server, rounds, request, wait } = await synced(['old', 'b'])
  const shown = () => [...client.values()].map(({ id }) => id)
  server.remove('old')
  server.put('c')
  server.beginEpoch()
  server.pageLimit = 1
  await wait(POLL_MS)
  await request().answer()
  t.strictSame(shown(), ['old', 'b'])
  t.equal(client.received, 1)
  t.equal(client.cursor, undefined, 'what is shown stands for no cursor of the new epoch')
  t.equal(rounds.length, 1)
  await request().answer()
  t.strictSame(shown(), ['b', 'c'])
  t.equal(client.get('old'), undefined)
  t.equal(client.cursor, 'epoch2.2')
  t.match(rounds.at(-1), { reloaded: true, intact: true })
  t.strictSame(rounds.at(-1)?.added, new Set(['c']))
  t.strictSame(rounds.at(-1)?.changed, new Set(['b']))
  t.strictSame(rounds.at(-1)?.removed, new Set(['old']))
})

t.test('a round of several pages is told once, before the state that it leads to', async (t) => {
  const { client, server, request, wait, rounds } = await synced(['a', 'b', 'c'])
  const told: string[] = []
  client.subscribe({
    round: () => told.push(`round, ${client.size}`),
    state: ({ phase }) => told.push(phase),
  })
  server.put('a', 'changed')
  server.put('d', 'new')
  server.remove('b')
  server.pageLimit = 1
  await wait(POLL_MS)
  for (let page = 1; page <= 3; page++) await request().answer()
  t.strictSame(told, ['live', 'live', 'live', 'round, 3', 'live'])
  t.match(rounds.at(-1), { reloaded: false, page: { cursor: 'epoch1.6' } })
  t.strictSame(rounds.at(-1)?.added, new Set(['d']))
  t.strictSame(rounds.at(-1)?.changed, new Set(['a']))
  t.strictSame(rounds.at(-1)?.removed, new Set(['b']))
})

t.test('what came before a failure is told with the round that follows it', async (t) => {
  const { client, server, request, rounds } = await synced(['a'])
  server.put('b')
  server.put('c')
  server.pageLimit = 1
  client.wake()
  await request().answer()
  await request().fail(new Error('no network'))
  t.equal(rounds.length, 1)
  client.wake()
  await request().answer()
  t.strictSame(rounds.at(-1)?.added, new Set(['b', 'c']))
})

t.test('a reload reads a snapshot and shows the old copy until it is there', async (t) => {
  const { client, server, asked, request, rounds } = await synced(['a', 'b'])
  client.reload()
  t.equal(request().since, undefined)
  t.equal(client.size, 2)
  await request().answer()
  t.match(rounds.at(-1), { reloaded: true })
  t.strictSame(sorted(client.values()), server.items)
  t.equal(asked.length, 2)
})

t.test('a reload while a poll is under way passes over its answer', async (t) => {
  const { client, server, asked, request } = await synced(['a', 'b'])
  client.wake()
  client.reload()
  server.remove('a')
  await asked[1]?.answer()
  t.equal(client.size, 2)
  t.equal(request().since, undefined)
  await request().answer()
  t.strictSame(sorted(client.values()), server.items)
  t.equal(asked.length, 3)
})

t.test('a copy that was kept is gone on from', async (t) => {
  const before = await synced(['a', 'b'])
  const { cursor = '' } = before.client
  const initial = { cursor, items: [...before.client.values()] }
  const { client, server, request, rounds } = handDriven({ initial })
  for (const id of ['a', 'b', 'c']) server.put(id)
  t.equal(client.size, 2)
  client.start()
  t.equal(request().since, cursor)
  await request().answer()
  t.match(rounds, [{ reloaded: false, intact: true }])
  t.strictSame(rounds[0]?.added, new Set(['c']))
  t.strictSame(sorted(client.values()), server.items)
})
