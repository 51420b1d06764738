// Every example of the document is sent to the real API. What that answers is what the document says, and so is the
// example of the answer.
import { NewFactor, Order, SessionList, TokenList } from '@deltadesk/contract'
import { Timestamp } from 'firebase-admin/firestore'
import t, { type Test } from 'tap'
import Value from 'typebox/value'
import { type Authenticator, authenticatorFrom } from '../fixtures/authenticator.ts'
import { ADA, cookieHeader, cookieSetBy, startDesk } from '../fixtures/desk.ts'
import { startGoogle } from '../fixtures/google-identity.ts'
import { type DescribedOperation, documentOf } from '../fixtures/openapi-document.ts'

const SECOND_FACTOR = '/api/auth/second-factor'

type Desk = Awaited<ReturnType<typeof startDesk>>

/** Ids and proofs are another each time: the example shows what they look like, and the test sends real ones. */
interface RealOnes {
  readonly ids?: Readonly<Record<string, string>>
  readonly body?: object
}

function requestOf(
  { method, url, parameters = [], requestBody }: DescribedOperation,
  real: RealOnes,
) {
  const example = (name: string) => parameters.find((one) => one.name === name)?.example
  const query = parameters.filter((one) => one.in === 'query')
  const payload = real.body ?? requestBody?.content['application/json']?.example
  return {
    method,
    url: url.replace(/\{(\w+)\}/g, (_all, name: string) => {
      return encodeURIComponent(real.ids?.[name] ?? String(example(name)))
    }),
    query: Object.fromEntries(query.map(({ name, example }) => [name, String(example)])),
    ...(typeof payload === 'object' && payload !== null && { payload }),
  }
}

/** Sends the example of an operation, and holds question and answer against what the document says. */
async function tryOut(
  t: Test,
  desk: Desk,
  operation: DescribedOperation,
  { cookie = '', ...real }: RealOnes & { readonly cookie?: string },
) {
  const { faultsOf } = await documentOf(desk)
  const { operationId, parameters = [], requestBody, responses } = operation
  for (const { name, schema, example } of parameters)
    t.strictSame(faultsOf(schema, example), [], name)
  const body = requestBody?.content['application/json']
  if (body !== undefined) t.strictSame(faultsOf(body.schema, body.example), [])

  const answer = await desk.app.inject({ ...requestOf(operation, real), headers: { cookie } })
  const [status = '', good] = Object.entries(responses).find(([one]) => one.startsWith('2')) ?? []
  t.equal(answer.statusCode, Number(status), `${operationId}: ${answer.body.slice(0, 300)}`)
  const [type, content] = Object.entries(good?.content ?? {})[0] ?? []
  if (type === undefined) t.equal(answer.body, '')
  else t.match(answer.headers['content-type'], type)
  t.equal('set-cookie' in answer.headers, good?.headers?.['Set-Cookie'] !== undefined, operationId)
  if (type !== 'application/json') return answer
  t.strictSame(faultsOf(content?.schema, content?.example), [], `${operationId}, the example`)
  // Of the document itself the document names a few parts alone.
  if (operationId !== 'getOpenApi') t.strictSame(faultsOf(content?.schema, answer.json()), [])
  return answer
}

/** A desk with the one order of the examples, as a document that makes it. */
async function exampleDesk(t: Test): Promise<Desk> {
  const desk = await startDesk(t, { MAX_STALENESS_MS: '0', RATE_LIMIT_PER_MINUTE: '0' })
  const at = (iso: string) => Timestamp.fromDate(new Date(iso))
  await desk.orders.doc('7f3Kq9Zt1x').set({
    number: 'D-1042',
    customer: { name: 'Ana Silva', email: 'ana@shop.example' },
    items: [{ sku: 'TEA-250', name: 'Tea, 250 g', quantity: 2, price: 4.5 }],
    total: 9,
    currency: 'EUR',
    status: 'paid',
    createdAt: at('2026-01-01T09:30:00Z'),
    updatedAt: at('2026-01-01T09:31:07.25Z'),
    note: 'Ring twice',
    paidAt: at('2026-01-01T09:31:07Z'),
  })
  return desk
}

/** Real ids for the operations that name something which was made before. */
async function realIds(desk: Desk, operationId: string, cookie: string): Promise<RealOnes> {
  const at = async (url: string) => (await desk.app.inject({ url, headers: { cookie } })).json()
  if (operationId === 'endSession') {
    await desk.signIn()
    const { sessions } = Value.Parse(SessionList, await at('/api/auth/sessions'))
    return { ids: { id: sessions.find(({ current }) => !current)?.id ?? '' } }
  }
  if (operationId === 'revokeToken') {
    const { tokens } = Value.Parse(TokenList, await at('/api/auth/tokens'))
    return { ids: { id: tokens[0]?.id ?? '' } }
  }
  return {}
}

t.test('every example works, and its answer is as the document says', async (t) => {
  const desk = await exampleDesk(t)
  const { operations } = await documentOf(desk)
  // What makes something comes before what ends it, and a new password would end the examples' own.
  const late = ['createToken', 'revokeToken', 'changePassword']
  const inOrder = operations
    .filter(({ operationId }) => operationId !== 'signInWithFirebase')
    .filter(({ url }) => !url.startsWith(SECOND_FACTOR))
    .sort((a, b) => late.indexOf(a.operationId) - late.indexOf(b.operationId))
  let cookie = cookieHeader(await desk.signIn())
  for (const operation of inOrder) {
    const { operationId } = operation
    if ((await desk.me(cookie)).statusCode !== 200) cookie = cookieHeader(await desk.signIn())
    const real = await realIds(desk, operationId, cookie)
    const sent = operationId === 'signIn' ? '' : cookie
    const answer = await tryOut(t, desk, operation, { cookie: sent, ...real })
    if (operationId === 'getOrder') {
      const { version: _, ...order } = Value.Parse(Order, answer.json())
      const example = operation.responses['200']?.content?.['application/json']?.example
      t.match(example, order, 'the example is what the API makes of such a document')
    }
  }
})

t.test('so do those of a second factor', async (t) => {
  const desk = await exampleDesk(t)
  const { operations } = await documentOf(desk)
  let cookie = cookieHeader(await desk.signIn())
  let app: Authenticator = () => ''
  for (const operation of operations.filter(({ url }) => url.startsWith(SECOND_FACTOR))) {
    const isLater = operation.operationId !== 'beginSecondFactor'
    const code = app(desk.clock.now)
    const proof = operation.operationId === 'confirmSecondFactor' ? {} : { password: ADA.password }
    const real = isLater && operation.method === 'POST' ? { body: { ...proof, code } } : {}
    const answer = await tryOut(t, desk, operation, { cookie, ...real })
    if (!isLater) app = authenticatorFrom(Value.Parse(NewFactor, answer.json()).uri)
    if (cookieSetBy(answer) !== undefined) cookie = cookieHeader(answer)
    desk.clock.now += 60_000
  }
})

t.test('so does signing in with Firebase', async (t) => {
  const { admins, tokenWith } = await startGoogle(t)
  const env = { AUTH_PROVIDER: 'firebase', FIREBASE_WEB_API_KEY: 'x' }
  const desk = await startDesk(t, env, { firebase: admins })
  const { operations } = await documentOf(desk)
  const operation = operations.find(({ operationId }) => operationId === 'signInWithFirebase')
  if (operation === undefined) throw new Error('It is not in the document')
  const body = { idToken: tokenWith({ email: ADA.email }) }
  const answer = await tryOut(t, desk, operation, { body })
  t.match(answer.json(), { email: ADA.email })
})
