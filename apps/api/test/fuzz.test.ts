// Whatever anybody sends, the answer comes, is below 500, and has the shape that the contract promises. FUZZ_REQUESTS
// says how much is sent; 100000 takes some minutes.
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { Problem } from '@deltadesk/contract'
import fc from 'fast-check'
import t from 'tap'
import Value from 'typebox/value'
import { ADA, cookieHeader } from './fixtures/desk.ts'
import { deskWith } from './fixtures/orders.ts'
import { ROUTES } from './fixtures/routes.ts'

const REQUESTS = Number(process.env.FUZZ_REQUESTS || 1000)
/** What sending so much may leave behind: what is let in is bounded, so the heap is as well. */
const MOST_GROWTH_MB = 64

setFlagsFromString('--expose-gc')
const collectGarbage: () => void = runInNewContext('gc')

/** Bytes, of what is still in use. */
function heapUsed(): number {
  collectGarbage()
  return process.memoryUsage().heapUsed
}

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '',
    '.',
    '..',
    '%',
    '%00',
    '\u202e',
    '__proto__',
    'constructor',
    "' OR 1=1",
    'null',
  ),
  fc.constantFrom('a.1', 'k3J9xw.1042', '2026-11-23T20:00:00Z', '-1', '5001', '1e9', 'NaN'),
)
const header = fc.string({ unit: fc.constantFrom(...'abz019 -_.;=,:/"<>%'), maxLength: 40 })

const path = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...ROUTES.map(([, url]) => url)) },
  { weight: 1, arbitrary: text.map((part) => `/api/${encodeURIComponent(part.toWellFormed())}`) },
  { weight: 1, arbitrary: fc.webPath().map((url) => `/${url.replace(/^\/+/, '')}`) },
)
const query = fc.dictionary(fc.oneof(fc.constantFrom('since', 'limit', 'wait'), text), text, {
  maxKeys: 3,
})
const headers = fc.record(
  {
    accept: header,
    origin: fc.oneof(header, fc.constantFrom('null', 'https://evil.example', 'http://localhost')),
    'sec-fetch-site': fc.constantFrom('same-origin', 'cross-site', 'none', 'sideways'),
    'x-forwarded-for': header,
    'x-http-method-override': fc.constantFrom('DELETE', 'TRACE'),
    'content-type': fc.constantFrom(
      'application/json',
      'text/plain',
      'application/xml',
      'multipart/form-data; boundary=x',
      'application/json; charset=utf-7',
    ),
  },
  { requiredKeys: [] },
)
const body = fc.oneof(
  fc.json({ maxDepth: 3 }),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.constantFrom(
    '{"__proto__":{"admin":true}}',
    '{"constructor":{"prototype":{}}}',
    '[[[[[[[[[[]]]]]]]]]]',
    JSON.stringify({ ...ADA, more: 1 }),
    JSON.stringify({ email: `${'a'.repeat(300)}@shop.example`, password: 'x'.repeat(1025) }),
    JSON.stringify({ depth: 'counts' }),
    JSON.stringify({ name: 'x', scopes: ['orders:read'], expiresInDays: 1 }),
    `"${'x'.repeat(20_000)}"`,
  ),
)
const request = fc.record({
  method: fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'),
  path,
  parameter: text,
  query,
  headers,
  body: fc.option(body, { nil: undefined }),
  who: fc.constantFrom('nobody', 'session', 'forged', 'token', 'nonsense'),
})

t.test('whatever is sent, the answer is below 500 and of the promised shape', async (t) => {
  const desk = await deskWith(t, 20, { RATE_LIMIT_PER_MINUTE: '0', LOG_LEVEL: 'silent' })
  const credentials = async (who: string): Promise<Record<string, string>> => {
    if (who === 'session') return { cookie }
    if (who === 'forged') return { cookie: cookie.slice(0, -3) }
    if (who === 'token') return { authorization: `Bearer ddk_${'0'.repeat(16)}_${'a'.repeat(43)}` }
    return who === 'nonsense' ? { authorization: 'Basic YTpi', cookie: 'deltadesk.sid=%' } : {}
  }
  let cookie = cookieHeader(await desk.signIn())
  const before = heapUsed()

  await fc.assert(
    fc.asyncProperty(request, async ({ method, path, parameter, query, headers, body, who }) => {
      // A request may have signed the account out.
      if ((await desk.me(cookie)).statusCode !== 200) cookie = cookieHeader(await desk.signIn())
      const answer = await desk.app.inject({
        method,
        url: path.replace(':id', encodeURIComponent(parameter.toWellFormed())),
        query,
        headers: { ...headers, ...(await credentials(who)) },
        ...(body !== undefined && { payload: body }),
      })
      const told = `${method} ${path}: ${answer.statusCode} ${answer.body.slice(0, 200)}`
      if (answer.statusCode >= 500) throw new Error(told)
      if (answer.statusCode < 400 || method === 'HEAD') return
      if (!Value.Check(Problem, JSON.parse(answer.body))) throw new Error(told)
    }),
    { numRuns: REQUESTS },
  )
  const grown = (heapUsed() - before) / 1_000_000
  t.ok(grown < MOST_GROWTH_MB, `the heap grew by ${grown.toFixed(1)} MB`)
})
