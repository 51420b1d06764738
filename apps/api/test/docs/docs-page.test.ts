// The API on a page for people. That a browser shows it under its policy e2e/specs/docs.spec.ts sees.
import { hash } from 'node:crypto'
import { ERROR_CODES } from '@deltadesk/contract'
import t from 'tap'
import { prose } from '../../src/docs/prose.ts'
import { startDesk } from '../fixtures/desk.ts'
import { startGoogle } from '../fixtures/google-identity.ts'
import { documentOf } from '../fixtures/openapi-document.ts'

t.test('it shows every operation, error code and schema, and no link leads nowhere', async (t) => {
  const desk = await startDesk(t)
  const { body, headers } = await desk.app.inject('/api/docs')
  t.equal(headers['content-type'], 'text/html; charset=utf-8')
  const { document, operations } = await documentOf(desk)
  const ids = new Set([...body.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id))
  for (const { operationId, url } of operations) {
    t.ok(ids.has(operationId) && body.includes(`<code>${url}</code>`), operationId)
  }
  for (const code of Object.keys(ERROR_CODES)) t.ok(ids.has(`error-${code}`), code)
  for (const name of Object.keys(document.components.schemas)) t.ok(ids.has(`schema-${name}`), name)
  const targets = [...body.matchAll(/href="#([^"]+)"/g)].map(([, target]) => target)
  t.ok(targets.length > operations.length)
  t.strictSame(
    targets.filter((target) => !ids.has(target)),
    [],
  )
})

t.test('its policy lets its own style through, and nothing else', async (t) => {
  const { app } = await startDesk(t)
  const { body, headers } = await app.inject('/api/docs')
  const policy = String(headers['content-security-policy'])
  const [, style = ''] = /<style>([\s\S]*)<\/style>/.exec(body) ?? []
  t.match(policy, `style-src 'sha256-${hash('sha256', style, 'base64')}';`)
  t.match(policy, /^default-src 'none';.*frame-ancestors 'none';/)
  t.notMatch(policy, /unsafe|script-src|https?:/)
  t.notMatch(body, /<script| style=| on[a-z]+=|https?:\/\//)
})

t.test('a desk with Firebase shows what it has', async (t) => {
  const { admins } = await startGoogle(t)
  const env = { AUTH_PROVIDER: 'firebase', FIREBASE_WEB_API_KEY: 'x' }
  const { app } = await startDesk(t, env, { firebase: admins })
  const { body } = await app.inject('/api/docs')
  t.ok(body.includes('id="signInWithFirebase"'))
  t.notOk(body.includes('id="createToken"'))
})

t.test('text is text, whatever stands in it', async (t) => {
  t.equal(prose('a <b> & `c < d`'), 'a &#60;b&#62; &#38; <code>c &#60; d</code>')
})
