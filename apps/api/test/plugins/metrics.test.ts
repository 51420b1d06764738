// What Prometheus is told, held against what was truly spent.
import t from 'tap'
import { cookieHeader, startDesk } from '../fixtures/desk.ts'
import { type Desk, deskWith, reader } from '../fixtures/orders.ts'

const TOKEN = '0c4f7a93be5d4826a1f39c7de0b84652'
const ENV = { METRICS_TOKEN: TOKEN }

/** The samples of an answer in Prometheus' text format, by name and labels. */
async function scrape({ app }: Pick<Desk, 'app'>): Promise<ReadonlyMap<string, number>> {
  const answer = await app.inject({
    url: '/metrics',
    headers: { authorization: `Bearer ${TOKEN}` },
  })
  if (answer.statusCode !== 200) throw new Error(answer.body)
  const samples = answer.body.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  return new Map(
    samples.map((line) => {
      const [, name = '', value] = /^(\S+(?:\{.*\})?) (\S+)$/.exec(line) ?? []
      return [name, Number(value)] as const
    }),
  )
}

t.test('without METRICS_TOKEN there are none', async (t) => {
  const { app } = await startDesk(t)
  t.equal((await app.inject('/metrics')).statusCode, 404)
})

t.test('with it, only who knows it is told', async (t) => {
  const { app, signIn } = await startDesk(t, ENV)
  const cookie = cookieHeader(await signIn())
  for (const headers of [{}, { cookie }, { authorization: `Bearer ${TOKEN}x` }]) {
    const answer = await app.inject({ url: '/metrics', headers })
    t.match(answer.json(), { statusCode: 401, code: 'WRONG_METRICS_TOKEN' })
    t.equal(answer.headers['www-authenticate'], 'Bearer')
  }
})

t.test('reads, polls and replicas are those that there were', async (t) => {
  const desk = await deskWith(t, 7, ENV)
  const before = desk.embedded.meter.snapshot().total
  const cookie = cookieHeader(await desk.signIn())
  const poll = reader(desk, cookie)
  const { cursor } = await poll()
  await poll({ since: cursor })
  const samples = await scrape(desk)
  t.equal(samples.get('deltadesk_source_reads_total{kind="document"}'), 7)
  t.equal(samples.get('deltadesk_source_reads_total{kind="empty"}'), 1)
  t.ok(desk.embedded.meter.snapshot().total - before >= 8)
  t.equal(samples.get('deltadesk_polls_total'), 2)
  t.equal(samples.get('deltadesk_full_reload_reads_total'), 14)
  t.equal(samples.get('deltadesk_refreshes_total'), 2)
  t.equal(samples.get('deltadesk_replicas'), 1)
  t.equal(samples.get('deltadesk_replica_orders'), 7)
  t.equal(samples.get('deltadesk_sessions'), 1)
  t.equal(samples.get('deltadesk_staleness_seconds'), 0)
  t.equal(samples.get('deltadesk_auth_events_total{event="signed-in"}'), 1)
  t.notOk(samples.has('deltadesk_redis_up'), 'there is none')
  t.ok(Number(samples.get('nodejs_eventloop_lag_seconds')) >= 0)
  const route = 'method="GET",route="/api/orders",status="200"'
  t.equal(samples.get(`deltadesk_http_request_duration_seconds_count{${route}}`), 2)
})

t.test('what a session spent stays counted when it is gone', async (t) => {
  const desk = await deskWith(t, 5, ENV)
  const cookie = cookieHeader(await desk.signIn())
  await reader(desk, cookie)()
  await desk.signOut(cookie)
  await reader(desk, cookieHeader(await desk.signIn()))()
  const samples = await scrape(desk)
  t.equal(samples.get('deltadesk_source_reads_total{kind="document"}'), 10)
  t.equal(samples.get('deltadesk_replicas'), 1)
})

t.test('a copy that grows old shows its age', async (t) => {
  const desk = await deskWith(t, 2, ENV)
  const poll = reader(desk, cookieHeader(await desk.signIn()))
  await poll()
  desk.embedded.faults.inject({ method: 'RunQuery', status: 'PERMISSION_DENIED' })
  await poll()
  const samples = await scrape(desk)
  t.equal(samples.get('deltadesk_replicas_stale'), 1)
  t.ok(Number(samples.get('deltadesk_staleness_seconds')) > 0)
})

t.test('paths that no route answers share a name, however many are tried', async (t) => {
  const desk = await startDesk(t, ENV)
  for (const path of ['/a', '/b', '/api/c']) await desk.app.inject(path)
  const names = [...(await scrape(desk)).keys()].filter((name) => name.includes('status="404"'))
  t.ok(names.length > 0)
  for (const name of names) t.match(name, /route="none"/)
})
