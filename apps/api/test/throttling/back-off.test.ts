// On a real Redis, whose clock the test turns by letting keys expire.
import t, { type Test } from 'tap'
import { openDeskRedis } from '../../src/redis/desk-redis.ts'
import { BackOff } from '../../src/throttling/back-off.ts'
import { openCounters } from '../../src/throttling/counters.ts'
import { untilReady } from '../caches/redis/processes.ts'
import { startRedis } from '../fixtures/redis-server.ts'

const RULE = {
  tries: 2,
  firstPauseSeconds: 30,
  longestPauseSeconds: 200,
  memorySeconds: 3600,
}

async function backOffIn(t: Test, url: string) {
  const redis = openDeskRedis({ url, prefix: 'desk', timeoutMs: 500 }, { info() {}, warn() {} })
  t.teardown(() => redis.close())
  await untilReady(redis.client)
  const backOff = new BackOff(openCounters(redis), 'pair', RULE)
  return { backOff, client: redis.client, passes: () => redis.client.del('desk:sign-ins:pair:ada') }
}

t.test('each pause is twice as long as the one before, up to the longest', async (t) => {
  const { backOff, passes } = await backOffIn(t, (await startRedis(t)).url)
  for (const pause of [30, 60, 120, 200, 200]) {
    t.equal(await backOff.take('ada'), 0)
    t.equal(await backOff.take('ada'), 0)
    t.equal(await backOff.take('ada'), pause)
    const rest = await backOff.take('ada')
    t.ok(rest > pause - 2 && rest <= pause, 'asking during the pause prolongs nothing')
    t.equal(await backOff.take('bob'), 0)
    await backOff.forget('bob')
    await passes()
  }
  await backOff.forget('ada')
  for (const pause of [0, 0, 30]) t.equal(await backOff.take('ada'), pause)
})

t.test('of many at once no more than the free ones get through, whoever counts', async (t) => {
  const { url } = await startRedis(t)
  const [one, other] = [await backOffIn(t, url), await backOffIn(t, url)]
  const tries = Array.from({ length: 40 }, (_, n) => (n % 2 ? one : other).backOff.take('ada'))
  t.equal((await Promise.all(tries)).filter((seconds) => seconds === 0).length, RULE.tries)
  t.ok((await one.client.ttl('desk:sign-ins:pair:ada')) <= 30)
})

t.test('a try that was given back is there again, a pause is not cut short', async (t) => {
  const { backOff } = await backOffIn(t, (await startRedis(t)).url)
  t.equal(await backOff.take('ada'), 0)
  await backOff.giveBack('ada')
  for (const pause of [0, 0, 30]) t.equal(await backOff.take('ada'), pause)
  await backOff.giveBack('ada')
  t.ok((await backOff.take('ada')) > 0)
})

t.test('without its Redis a process counts by itself', async (t) => {
  const redis = await startRedis(t)
  const { backOff } = await backOffIn(t, redis.url)
  t.equal(await backOff.take('ada'), 0)
  redis.freeze()
  for (const pause of [0, 0, 30]) t.equal(await backOff.take('ada'), pause)
  redis.thaw()
})
