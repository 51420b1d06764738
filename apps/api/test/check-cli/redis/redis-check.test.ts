// What the check says of a real Redis.
import { readFile } from 'node:fs/promises'
import { Redis } from 'ioredis'
import t from 'tap'
import { checkRedis } from '../../../src/check-cli/redis/redis-check.ts'
import { judgeRedisInfo, parseInfo } from '../../../src/check-cli/redis/redis-info.ts'
import { judgeAddress, redisTroubleOf } from '../../../src/check-cli/redis/redis-trouble.ts'
import { startRedis } from '../../fixtures/redis-server.ts'
import { about, linesOf } from '../findings.ts'

const KEPT = { cacheBackend: 'redis', replicaBytes: 2_000_000 } as const
const check = (url: string) =>
  linesOf(checkRedis({ url, prefix: 'deltadesk', timeoutMs: 1000 }, KEPT))

/** The rights that the README tells to give. */
async function rights(): Promise<string[]> {
  const readme = await readFile(new URL('../../../../../README.md', import.meta.url), 'utf8')
  const [, rules = ''] = /ACL SETUSER deltadesk ([^`]*)/.exec(readme) ?? []
  return rules.trim().split(/\s+/)
}

t.test("the README's permissions are enough, no less is, and nothing is left behind", async (t) => {
  const { url } = await startRedis(t)
  const operator = new Redis(url)
  t.teardown(() => operator.disconnect())
  await operator.acl('SETUSER', 'deltadesk', ...(await rights()))
  const asUser = url.replace('redis://', 'redis://deltadesk:password@')
  t.match(about(await check(asUser), 'Redis rights'), /^ok/)
  t.strictSame(await operator.keys('*'), [])
  // CONFIG, which tells more of snapshots, is none of them.
  const denied = (await operator.acl('LOG')) as readonly unknown[]
  t.equal(denied.length, 1)
  t.match(JSON.stringify(denied), /config/)
  for (const right of (await rights()).filter((word) => word.startsWith('+'))) {
    // Without INFO and PING ioredis itself goes on otherwise.
    if (right === '+info' || right === '+ping') continue
    await operator.acl('SETUSER', 'deltadesk', right.replace('+', '-'))
    t.match(
      about(await check(asUser), 'Redis rights'),
      new RegExp(`^failure .*\\${right}\\b`),
      right,
    )
    await operator.acl('SETUSER', 'deltadesk', right)
  }
  await operator.acl('SETUSER', 'deltadesk', 'resetchannels', 'resetkeys', '~{deltadesk:*')
  t.match(
    about(await check(asUser), 'Redis rights'),
    /^failure .*channels for «publish», keys for «get»/,
  )
})

t.test('a password that is wrong or missing is told, and is not shown', async (t) => {
  const { url } = await startRedis(t, { args: ['--requirepass', 'secret-1'] })
  const wrong = await check(url.replace('redis://', 'redis://:secret-2@'))
  t.match(wrong, [/^failure {2}Redis: .*WRONGPASS.*password in REDIS_URL are wrong/])
  t.notMatch(wrong.join(), /secret-2/)
  t.match(await check(url), [/^failure {2}Redis: .*NOAUTH.*it wants a password/])
  t.match(
    about(await check(url.replace('redis://', 'redis://:secret-1@')), 'Redis'),
    /^ok .*with a password/,
  )
})

t.test('a server that is away, or speaks otherwise, is told apart', async (t) => {
  const { url, kill } = await startRedis(t)
  t.match(await check(url.replace('redis://', 'rediss://')), [/^failure {2}Redis: /])
  await kill()
  t.match(await check(url), [/^failure .*nothing listens there/])
  const said = (text: string) => redisTroubleOf(new Error(text), { url }).remedy
  t.match(said('self-signed certificate'), /NODE_EXTRA_CA_CERTS/)
  t.match(said('write EPROTO … wrong version number'), /redis:\/\/ instead of rediss/)
  t.match(said('Command timed out'), /wants TLS/)
})

t.test('a Redis that keeps nothing, or throws away when it is full, is warned of', async (t) => {
  const { url } = await startRedis(t, {
    args: ['--maxmemory', '3mb', '--maxmemory-policy', 'volatile-lru'],
  })
  const operator = new Redis(url)
  t.teardown(() => operator.disconnect())
  const careless = await check(url)
  t.match(about(careless, 'Redis memory'), /^warning .*volatile-lru.*noeviction/)
  t.match(about(careless, 'Redis persistence'), /^warning .*keeps nothing on disk/)
  await operator.config('SET', 'maxmemory-policy', 'noeviction')
  t.match(about(await check(url), 'Redis memory'), /^warning .*takes up to 4\.0 MB/)
  await operator.config('SET', 'maxmemory', '0')
  await operator.config('SET', 'appendonly', 'yes')
  const careful = await check(url)
  t.strictSame(
    careful.filter((line) => !line.startsWith('ok ')),
    [],
  )
  await operator.config('SET', 'appendonly', 'no')
  await operator.config('SET', 'save', '60 1')
  t.match(about(await check(url), 'Redis persistence'), /^ok .*snapshots/)
})

t.test('a replica of another Redis and an old version are told', async (t) => {
  const info = (text: string) => judgeRedisInfo(parseInfo(text), undefined, KEPT)
  t.match(info('redis_version:7.0.1\r\nrole:slave'), [{ level: 'failure' }])
  t.match(info('redis_version:5.0.14\r\nrole:master'), [{ level: 'warning', says: /5\.0\.14/ }])
  t.match(info('redis_version:7.0.1'), [{}, {}, { level: 'warning', says: /does not tell/ }])
})

t.test('an open way over the internet is warned of, one inside a network is not', async (t) => {
  for (const url of [
    'redis://red-abc:6379',
    'redis://10.1.2.3',
    'redis://[::1]:1',
    'rediss://u:p@redis.example.com',
  ]) {
    t.match(judgeAddress(url), { level: 'ok' }, url)
  }
  for (const url of [
    'redis://u:p@redis.example.com',
    'rediss://redis.example.com',
    'redis://8.8.8.8',
  ]) {
    t.match(judgeAddress(url), { level: 'warning' }, url)
  }
})
