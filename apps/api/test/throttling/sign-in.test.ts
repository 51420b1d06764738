// Throttled sign-ins over HTTP.
import t from 'tap'
import { ADA, startDesk } from '../fixtures/desk.ts'
import { startRedis } from '../fixtures/redis-server.ts'
import { openShop } from '../fixtures/shop.ts'

const WRONG = { ...ADA, password: 'not the password' }

t.test('an unknown account is throttled exactly as a known one, before any work', async (t) => {
  const { signIn } = await startDesk(t)
  const histories = []
  for (const email of [ADA.email, 'nobody@shop.example']) {
    const history = []
    for (let n = 0; n < 6; n++) {
      const { body, headers } = await signIn({ ...WRONG, email })
      history.push({ body, retryAfter: headers['retry-after'] })
    }
    histories.push(history)
  }
  t.strictSame(histories[0], histories[1])
  t.match(histories[0]?.[4], { body: /WRONG_CREDENTIALS/ })
  t.match(histories[0]?.[5], { body: /"statusCode":429,"code":"TOO_MANY_TRIES"/, retryAfter: '30' })

  // The right password has to wait too, and nothing is computed for it.
  const before = process.cpuUsage()
  const answers = await Promise.all(Array.from({ length: 50 }, () => signIn(ADA)))
  t.ok(answers.every(({ statusCode }) => statusCode === 429))
  const { user } = process.cpuUsage(before)
  t.ok(user < 50 * 15_000, `50 took ${user} µs, and one argon2 alone takes 15,000 and more`)
})

t.test('more sign-ins at once than there is memory for are told to come back', async (t) => {
  const { signIn } = await startDesk(t, { TRUST_PROXY: '1' })
  const answers = await Promise.all(
    Array.from({ length: 40 }, (_, n) =>
      signIn(
        { email: `a${n}@b.example`, password: 'x' },
        { headers: { 'x-forwarded-for': `10.0.0.${n}` } },
      ),
    ),
  )
  const busy = answers.filter(({ statusCode }) => statusCode === 503)
  t.ok(busy.length > 0 && busy.length < 40)
  t.match(busy[0]?.json(), { code: 'SIGN_IN_BUSY', error: 'Service Unavailable' })
  t.equal(busy[0]?.headers['retry-after'], '2')
  t.equal((await signIn()).statusCode, 200)
})

t.test('processes with one Redis count together, under names that are nobody’s', async (t) => {
  const redis = await startRedis(t)
  const env = { REDIS_URL: redis.url, REDIS_TIMEOUT_MS: '300' }
  const shop = await openShop(t, { orders: 0, env })
  const [one, other] = [await shop.startDesk(), await shop.startDesk()]
  for (const desk of [one, other, one, other, one]) {
    t.equal((await desk.signIn(WRONG)).statusCode, 401)
  }
  t.equal((await other.signIn(WRONG)).json().code, 'TOO_MANY_TRIES')
  const keys = (await one.app.redis.keys('*:sign-ins:*')).join()
  t.match(keys, /deltadesk:sign-ins:pair:[\w-]{16}/)
  t.notMatch(keys, /ada|shop|127/)
  await redis.kill()
  t.equal((await one.signIn(WRONG)).json().code, 'WRONG_CREDENTIALS', 'alone it counts anew')
})
