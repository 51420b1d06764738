// `pnpm bench`: how many polls a second the desk answers, beside a bare Fastify route that sends the same bytes.
// The ratios are taken in one run, one after the other, so that the machine's own speed drops out.
import { OrdersPage } from '@deltadesk/contract'
import { FieldValue } from 'firebase-admin/firestore'
import Value from 'typebox/value'
import { DEMO_ACCOUNT, type Demo, startDemo } from '../demo.ts'
import { answersPerSecond } from './load.ts'
import { startBareRival, startSessionRival } from './rivals.ts'

const SECONDS = Number(process.env.BENCH_SECONDS || 4)
const SIZES = [1_000, 10_000]
const CHANGES = 10
const PAGE = 5_000

async function signIn({ url }: Demo): Promise<string> {
  const answer = await fetch(`${url}/api/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(DEMO_ACCOUNT),
  })
  const [cookie = ''] = answer.headers.getSetCookie()
  return cookie.split(';', 1)[0] ?? ''
}

/** The cursor behind everything, page by page. */
async function readToTheEnd(url: string, cookie: string): Promise<string> {
  let since: string | undefined
  for (;;) {
    const query = since === undefined ? '' : `&since=${since}`
    const answer = await fetch(`${url}/api/orders?limit=${PAGE}${query}`, { headers: { cookie } })
    const page = Value.Parse(OrdersPage, await answer.json())
    since = page.cursor
    if (!page.hasMore) return since
  }
}

async function changeOrders({ db }: Demo): Promise<void> {
  const { docs } = await db.collection('orders').limit(CHANGES).get()
  const batch = db.batch()
  for (const { ref } of docs) {
    batch.update(ref, { status: 'shipped', updatedAt: FieldValue.serverTimestamp() })
  }
  await batch.commit()
}

async function measure(name: string, size: number, url: string, cookie: string) {
  const body = await (await fetch(url, { headers: { cookie } })).text()
  const bare = await startBareRival(body)
  const bareRate = await answersPerSecond(bare.url, SECONDS)
  await bare.close()
  const session = await startSessionRival(body)
  const sessionRate = await answersPerSecond(session.url, SECONDS, session.cookie)
  await session.close()
  const rate = await answersPerSecond(url, SECONDS, cookie)
  const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 })
  return {
    poll: name,
    orders: whole.format(size),
    bytes: whole.format(Buffer.byteLength(body)),
    'bare/s': whole.format(bareRate),
    'with session/s': whole.format(sessionRate),
    'desk/s': whole.format(rate),
    'desk : bare': (rate / bareRate).toFixed(2),
    'desk : session': (rate / sessionRate).toFixed(2),
  }
}

const rows: Awaited<ReturnType<typeof measure>>[] = []
for (const size of SIZES) {
  console.log(`Loading ${size} orders …`)
  const demo = await startDemo({
    port: 0,
    orders: size,
    seed: 7,
    activityMs: 0,
    env: {
      ORDER_LIMIT: '0',
      MAX_STALENESS_MS: '1000',
      RATE_LIMIT_PER_MINUTE: '0',
      MAX_EVENT_LOOP_DELAY_MS: '0',
      LOG_LEVEL: 'error',
    },
    log: console.error,
  })
  const cookie = await signIn(demo)
  const orders = `${demo.url}/api/orders?limit=${PAGE}`
  const before = await readToTheEnd(demo.url, cookie)
  await changeOrders(demo)
  const since = async () => readToTheEnd(demo.url, cookie)
  let after = await since()
  // The desk asks Firestore at most once a second: the changes are there a second later at the latest.
  while (after === before) after = await since()
  rows.push(await measure('Z, nothing new', size, `${orders}&since=${after}`, cookie))
  rows.push(await measure('T, 10 changed', size, `${orders}&since=${before}`, cookie))
  rows.push(await measure(`F, snapshot (page of ${PAGE})`, size, orders, cookie))
  await demo.stop()
}
console.table(rows)
