// The Redis client that plugins share.
import Fastify from 'fastify'
import t, { type Test } from 'tap'
import { redisPlugin } from '../../src/plugins/redis.ts'
import { openDeskRedis } from '../../src/redis/desk-redis.ts'
import { untilReady } from '../caches/redis/processes.ts'
import { redisServer, startRedis } from '../fixtures/redis-server.ts'

async function appOver(t: Test, url: string, timeoutMs = 5000) {
  const redis = openDeskRedis({ url, prefix: 'desk', timeoutMs }, { info() {}, warn() {} })
  const app = Fastify()
  t.teardown(async () => {
    await app.close()
    await redis.close()
  })
  await app.register(redisPlugin, redis)
  await app.ready()
  return { app, redis }
}

t.test('an app has the Redis that it was given, and leaves it open', async (t) => {
  const { app, redis } = await appOver(t, (await startRedis(t)).url)
  t.equal(app.redis, redis.client)
  t.equal(await app.redis.ping(), 'PONG')
  await app.close()
  t.equal(await redis.client.ping(), 'PONG')
})

t.test('an app starts without its Redis, and has it when it comes', async (t) => {
  const server = await redisServer(t)
  const { app } = await appOver(t, server.url)
  await t.rejects(app.redis.ping())
  await server.start()
  await untilReady(app.redis)
  t.equal(await app.redis.ping(), 'PONG')
})

t.test('an app does not wait for ever for a Redis that hangs', async (t) => {
  const server = await startRedis(t)
  server.freeze()
  const { app } = await appOver(t, server.url, 100)
  server.thaw()
  await untilReady(app.redis)
  t.equal(await app.redis.ping(), 'PONG')
})

t.test('a host that has no address yet fails nobody’s start', async (t) => {
  const { app } = await appOver(t, 'redis://nowhere.invalid:6379', 1000)
  t.not(app.redis.status, 'end', 'and is sought on')
})
