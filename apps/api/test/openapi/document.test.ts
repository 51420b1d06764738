// The OpenAPI document is valid, tells of every route, and says of each what the desk does.
import { ERROR_CODES } from '@deltadesk/contract'
import { Validator } from '@seriousme/openapi-schema-validator'
import t, { type Test } from 'tap'
import { startDesk } from '../fixtures/desk.ts'
import { startGoogle } from '../fixtures/google-identity.ts'
import { type DescribedOperation, documentOf } from '../fixtures/openapi-document.ts'
import { type Access, ROUTES } from '../fixtures/routes.ts'

type Desk = Awaited<ReturnType<typeof startDesk>>

async function expectValid(t: Test, { app }: Desk): Promise<void> {
  const validator = new Validator()
  const { valid, errors } = await validator.validate((await app.inject('/api/openapi.json')).json())
  t.ok(valid, JSON.stringify(errors))
  t.equal(validator.version, '3.1')
  // Throws on one that leads nowhere.
  validator.resolveRefs()
}

/** The security of an operation, as an access. */
function accessOf({ security }: DescribedOperation): Access | undefined {
  const [first, second] = security
  if (first === undefined) return 'anyone'
  const scope = second?.token?.[0]
  if (second === undefined) return 'session'
  return scope === 'orders:read' || scope === 'sync:admin' ? scope : undefined
}

t.test('it fits the meta-schema of OpenAPI 3.1, and is open to everybody', async (t) => {
  await expectValid(t, await startDesk(t))
})

t.test('every route is in it, with who may ask, and nothing else is', async (t) => {
  const { operations } = await documentOf(await startDesk(t))
  const told = operations.map((operation) => {
    const url = operation.url.replace(/\{(\w+)\}/g, ':$1')
    return `${operation.method} ${url} ${accessOf(operation)}`
  })
  t.strictSame(told.sort(), ROUTES.map((route) => route.join(' ')).sort())
})

t.test('an operation says what it takes, every answer, and gives examples', async (t) => {
  const { document, operations } = await documentOf(await startDesk(t))
  const tags = document.tags.map(({ name }) => name)
  t.equal(new Set(operations.map(({ operationId }) => operationId)).size, operations.length)
  for (const { operationId, tags: own, parameters = [], requestBody, responses } of operations) {
    t.ok(
      own.every((tag) => tags.includes(tag)),
      operationId,
    )
    for (const { name, example } of parameters) t.not(example, undefined, `${operationId} ${name}`)
    const json = requestBody?.content['application/json']
    if (requestBody !== undefined) t.ok(json?.example, `${operationId}, the body`)
    for (const [status, { content, headers = {} }] of Object.entries(responses)) {
      if (status === '204') continue
      const [body] = Object.values(content ?? {})
      t.not(body?.example ?? body?.examples, undefined, `${operationId} ${status}`)
      if (['429', '503'].includes(status) && body?.examples)
        t.ok('Retry-After' in headers, operationId)
      if (status === '401') t.ok('WWW-Authenticate' in headers, operationId)
    }
    t.ok('500' in responses)
  }
})

t.test('every error code is in it once, with an example of its own status', async (t) => {
  const { document, operations } = await documentOf(await startDesk(t))
  const { examples, schemas } = document.components
  t.strictSame(Object.keys(examples).sort(), Object.keys(ERROR_CODES).sort())
  for (const [code, { statusCode }] of Object.entries(ERROR_CODES)) {
    t.match(examples[code]?.value, { statusCode, code })
    t.match(JSON.stringify(schemas.ErrorCode), `"const":"${code}"`)
  }
  for (const { operationId, responses } of operations) {
    for (const [status, { content }] of Object.entries(responses)) {
      for (const { $ref } of Object.values(content?.['application/json']?.examples ?? {})) {
        const code = $ref.replace('#/components/examples/', '')
        t.match(examples[code]?.value, { statusCode: Number(status) }, operationId)
      }
    }
  }
})

t.test('a desk with Firebase tells of what it has, and no more', async (t) => {
  const { admins } = await startGoogle(t)
  const env = { AUTH_PROVIDER: 'firebase', FIREBASE_WEB_API_KEY: 'x' }
  const desk = await startDesk(t, env, { firebase: admins })
  await expectValid(t, desk)
  const ids = (await documentOf(desk)).operations.map(({ operationId }) => operationId)
  t.ok(ids.includes('signInWithFirebase') && ids.includes('signIn'))
  t.notOk(ids.includes('createToken') || ids.includes('changePassword'))
})
