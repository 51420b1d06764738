// The permissions that the README tells an operator to give are enough for everything that a desk does.
import { readFile } from 'node:fs/promises'
import { Redis } from 'ioredis'
import t from 'tap'
import { ADA } from '../fixtures/desk.ts'
import { startRedis } from '../fixtures/redis-server.ts'
import { openShop } from '../fixtures/shop.ts'

t.test('a desk with the permissions of the README is refused nothing', async (t) => {
  const { url } = await startRedis(t)
  const operator = new Redis(url)
  t.teardown(() => operator.disconnect())
  const readme = await readFile(new URL('../../../../README.md', import.meta.url), 'utf8')
  const [, rules = ''] = /ACL SETUSER deltadesk ([^`]*)/.exec(readme) ?? []
  await operator.acl('SETUSER', 'deltadesk', ...rules.trim().split(/\s+/))

  const env = {
    REDIS_URL: url.replace('redis://', 'redis://deltadesk:password@'),
    CACHE_BACKEND: 'redis',
  }
  const desk = await (await openShop(t, { env })).startDesk()
  const wrong = { ...ADA, password: 'not the password' }
  for (let n = 0; n < 6; n++) await desk.signIn({ ...wrong, email: 'bob@shop.example' })
  t.equal((await desk.signIn(wrong)).statusCode, 401)
  const cookie = await desk.enter()
  const page = await desk.poll(cookie)
  t.equal(page.count, 3)
  t.match(await desk.info(cookie), { cache: { attached: true, failure: null } })
  await desk.poll(cookie, page.cursor)
  t.equal((await desk.signOut(cookie)).statusCode, 204)
  t.strictSame(await operator.acl('LOG'), [])
})
