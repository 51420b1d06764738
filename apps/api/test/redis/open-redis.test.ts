import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { promisify } from 'node:util'
import t, { type Test } from 'tap'
import { openRedis } from '../../src/redis/open-redis.ts'
import { redisServer, startRedis } from '../fixtures/redis-server.ts'

const run = promisify(execFile)

function open(t: Test, url: string, timeoutMs = 5000) {
  const lines: string[] = []
  const told = new EventTarget()
  const tell = (line: string) => {
    lines.push(line)
    told.dispatchEvent(new Event('line'))
  }
  const redis = openRedis({ url, timeoutMs, log: { info: tell, warn: tell } })
  t.teardown(() => redis.close())
  return {
    ...redis,
    lines,
    /** Waits until the log has so many lines. */
    async toldLines(count: number) {
      while (lines.length < count) await once(told, 'line')
    },
  }
}

t.test('the log tells once that Redis is lost, and once that it is back', async (t) => {
  const server = await startRedis(t)
  const { client, lines, toldLines } = open(t, server.url)
  await toldLines(1)
  t.equal(await client.ping(), 'PONG')
  await server.kill()
  await toldLines(2)
  // It is sought in vain a few times, which is nothing new.
  for (let attempts = 0; attempts < 3; attempts++) await event(client, 'reconnecting')
  await server.start()
  await toldLines(3)
  t.equal(await client.ping(), 'PONG')
  t.strictSame(lines, [
    'Redis is connected',
    "Redis can't be reached: the connection was closed; trying again until it can",
    'Redis is back',
  ])
})

t.test('a Redis that is down at the start is found when it comes', async (t) => {
  const server = await redisServer(t)
  const { client, lines, toldLines } = open(t, server.url)
  await t.rejects(client.ping())
  await toldLines(1)
  await server.start()
  await toldLines(2)
  t.equal(await client.ping(), 'PONG')
  const refused = `connect ECONNREFUSED 127.0.0.1:${server.port}`
  t.strictSame(lines, [
    `Redis can't be reached: ${refused}; trying again until it can`,
    'Redis is back',
  ])
})

t.test('a Redis that hangs is noticed, and is back when it goes on', async (t) => {
  const server = await startRedis(t)
  const { client, lines, toldLines } = open(t, server.url, 150)
  await toldLines(1)
  server.freeze()
  await t.rejects(client.ping(), { message: 'Command timed out' })
  await toldLines(2)
  t.match(lines[1], /^Redis can't be reached: Socket timeout/)
  server.thaw()
  await toldLines(3)
  t.equal(await client.ping(), 'PONG')
})

t.test('what accepts a connection and says nothing is no Redis', async (t) => {
  const mute = createServer(() => {}).listen(0, '127.0.0.1')
  await once(mute, 'listening')
  t.teardown(() => mute.close())
  const address = mute.address()
  const port = address !== null && typeof address === 'object' ? address.port : 0
  const { client, lines, toldLines } = open(t, `redis://127.0.0.1:${port}`, 100)
  await toldLines(1)
  t.match(lines[0], /^Redis can't be reached: /)
  await t.rejects(client.ping())
})

t.test('a command that was under way when Redis was lost is not sent again', async (t) => {
  const server = await startRedis(t)
  const { client, toldLines } = open(t, server.url, 60_000)
  await toldLines(1)
  server.freeze()
  const lost = client.incr('counter')
  await server.kill()
  await t.rejects(lost, { name: 'MaxRetriesPerRequestError' })
  await server.start()
  await toldLines(3)
  t.equal(await client.get('counter'), null)
})

t.test('a wrong password is told without the password', async (t) => {
  const server = await startRedis(t, { args: ['--requirepass', 'right'] })
  const url = `redis://desk:wr0ng-pass@127.0.0.1:${server.port}`
  const { client, lines, toldLines } = open(t, url)
  const [error]: unknown[] = await event(client, 'error')
  await toldLines(1)
  t.match(lines[0], /^Redis can't be reached: WRONGPASS /)
  t.notMatch(JSON.stringify([lines, error, { ...(error instanceof Error ? error : {}) }]), 'wr0ng')
})

t.test('a command that fails does not carry its words along', async (t) => {
  const server = await startRedis(t)
  const { client, toldLines } = open(t, server.url)
  await toldLines(1)
  await client.set('text', 'a secret')
  const failures = [
    client.hset('text', 'field', 'a secret'),
    client.eval("return redis.error_reply('no')", 0, 'a secret'),
    client.call('set', ['text', 'a secret', 'WRONG']),
  ]
  for (const failure of failures) {
    const error: unknown = await failure.catch((error: unknown) => error)
    t.match(error, { name: 'ReplyError' })
    t.notMatch(Object.entries(error instanceof Error ? error : {}).flat(9), ['a secret'])
    t.notOk(error instanceof Error && 'command' in error)
  }
})

t.test('user, password and database come out of the URL', async (t) => {
  const server = await startRedis(t)
  const admin = open(t, server.url)
  await admin.toldLines(1)
  const password = 'p@ss/w:rd#%?'
  await admin.client.acl('SETUSER', 'désk', 'on', `>${password}`, '~*', '&*', '+@all')
  const url = `redis://${encodeURIComponent('désk')}:${encodeURIComponent(password)}@127.0.0.1:${server.port}/3`
  const { client, toldLines } = open(t, url)
  await toldLines(1)
  t.equal(await client.acl('WHOAMI'), 'désk')
  t.match(await client.client('INFO'), / db=3 /)
})

t.test('rediss: is TLS, whose certificate has to be trusted', async (t) => {
  const { server, cert, skip } = await tlsServer(t)
  if (skip !== undefined) {
    t.pass('TLS', { skip })
    return
  }
  const stranger = open(t, server.url)
  await stranger.toldLines(1)
  t.match(stranger.lines[0], /^Redis can't be reached: self-signed certificate; /)

  const trusted = getCACertificates('default')
  t.teardown(() => setDefaultCACertificates(trusted))
  setDefaultCACertificates([...trusted, cert])
  const { client, subscriber, toldLines } = open(t, server.url)
  await toldLines(1)
  await subscriber.connect()
  await subscriber.subscribe('news')
  const news = event(subscriber, 'message')
  await client.publish('news', 'hello')
  t.strictSame(await news, ['news', 'hello'])
})

t.test('closing answers what is under way first', async (t) => {
  const server = await startRedis(t)
  const { client, close, toldLines } = open(t, server.url)
  await toldLines(1)
  const answer = client.ping()
  await close()
  t.equal(await answer, 'PONG')
  await t.rejects(client.ping())
})

t.test('closing does not wait for a Redis that is not there', async (t) => {
  const server = await redisServer(t)
  const { client, close, lines, toldLines } = open(t, server.url)
  await toldLines(1)
  await close()
  await close()
  await server.start()
  await t.rejects(client.ping())
  t.equal(lines.length, 1)
})

/** A server that proves itself with a certificate of its own, or the reason why there is none. */
async function tlsServer(t: Test) {
  const dir = await mkdtemp(join(tmpdir(), 'deltadesk-tls-'))
  t.teardown(() => rm(dir, { recursive: true, force: true }))
  const tls = { cert: join(dir, 'cert.pem'), key: join(dir, 'key.pem') }
  const names = ['-subj', '/CN=redis', '-addext', 'subjectAltName=IP:127.0.0.1']
  const kind = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1', ...names]
  const server = await redisServer(t, { tls })
  try {
    await run('openssl', [...kind, '-keyout', tls.key, '-out', tls.cert])
    await server.start()
  } catch (error) {
    const said = String(error)
    const skip = said.includes('openssl ENOENT')
      ? 'openssl is not installed'
      : said.includes('Bad directive') && 'redis-server was built without TLS'
    if (!skip) throw error
    return { server, cert: '', skip }
  }
  return { server, cert: await readFile(tls.cert, 'utf8'), skip: undefined }
}

/** What comes with the next event of that name. */
function event(
  source: { once(name: string, listener: (...args: unknown[]) => void): unknown },
  name: string,
): Promise<unknown[]> {
  return new Promise((resolve) => source.once(name, (...args) => resolve(args)))
}
