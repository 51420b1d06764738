// Whatever anybody sends, the answer comes, is below 500, and is one that the OpenAPI document promises. FUZZ_REQUESTS
// says how much is sent; 100000 takes some minutes.
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { Problem } from '@deltadesk/contract'
import fc from 'fast-check'
import t from 'tap'
import Value from 'typebox/value'
import { type ArbitraryRequest, arbitraryRequest } from './fixtures/arbitrary-request.ts'
import { ADA, cookieHeader } from './fixtures/desk.ts'
import { documentOf } from './fixtures/openapi-document.ts'
import { deskWith } from './fixtures/orders.ts'

const REQUESTS = Number(process.env.FUZZ_REQUESTS || 600)
/** What sending so much may leave behind: what is let in is bounded, so the heap is as well. */
const MOST_GROWTH_MB = 64
/** Where the admin sits. What is sent comes from elsewhere, and its wrong passwords hold back nobody here. */
const AT_HOME = { remoteAddress: '192.0.2.1' }
/** What says that a request does not fit the document. */
const MISFITS = ['INVALID_REQUEST', 'MALFORMED_JSON', 'BODY_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE']

setFlagsFromString('--expose-gc')
const collectGarbage: () => void = runInNewContext('gc')

/** Bytes, of what is still in use. */
function heapUsed(): number {
  collectGarbage()
  return process.memoryUsage().heapUsed
}

/** What is wrong with an answer; undefined where nothing is. */
function faultOf(
  { operation, isFitting, method }: ArbitraryRequest,
  answer: { readonly statusCode: number; readonly body: string },
): string | undefined {
  const { statusCode, body } = answer
  if (statusCode >= 500) return 'a fault of the desk'
  if (method === 'HEAD') return
  const promised = operation?.responses[statusCode]
  if (operation !== undefined && promised === undefined) return 'a status that is not promised'
  if (statusCode < 400) return
  const problem: unknown = JSON.parse(body)
  if (!Value.Check(Problem, problem)) return 'not a Problem'
  if (isFitting && MISFITS.includes(problem.code)) return 'refused, although it fits'
  const codes = promised?.content?.['application/json']?.examples
  return codes === undefined || problem.code in codes ? undefined : 'a code that is not promised'
}

t.test('whatever is sent, the answer is below 500 and as promised', async (t) => {
  const desk = await deskWith(t, 20, { RATE_LIMIT_PER_MINUTE: '0', LOG_LEVEL: 'silent' })
  const { operations } = await documentOf(desk)
  let cookie = cookieHeader(await desk.signIn(ADA, AT_HOME))
  const credentials = async (who: string): Promise<Record<string, string>> => {
    if (who === 'session') {
      // A request may have signed the account out.
      if ((await desk.me(cookie)).statusCode !== 200) {
        cookie = cookieHeader(await desk.signIn(ADA, AT_HOME))
      }
      return { cookie }
    }
    if (who === 'forged') return { cookie: cookie.slice(0, -3) }
    if (who === 'token') return { authorization: `Bearer ddk_${'0'.repeat(16)}_${'a'.repeat(43)}` }
    return who === 'nonsense' ? { authorization: 'Basic YTpi', cookie: 'deltadesk.sid=%' } : {}
  }
  const whoever = fc.oneof(
    { weight: 3, arbitrary: fc.constant('session') },
    { weight: 1, arbitrary: fc.constantFrom('nobody', 'forged', 'token', 'nonsense') },
  )
  const before = heapUsed()

  await fc.assert(
    fc.asyncProperty(arbitraryRequest(operations), whoever, async (request, who) => {
      const { operation: _, isFitting: __, headers, ...sent } = request
      const more = await credentials(who)
      const answer = await desk.app.inject({ ...sent, headers: { ...headers, ...more } })
      const fault = faultOf(request, answer)
      if (fault === undefined) return
      throw new Error(`${fault}: ${sent.method} ${sent.url}: ${answer.statusCode} ${answer.body}`)
    }),
    { numRuns: REQUESTS },
  )
  const grown = (heapUsed() - before) / 1_000_000
  t.ok(grown < MOST_GROWTH_MB, `the heap grew by ${grown.toFixed(1)} MB`)
})
