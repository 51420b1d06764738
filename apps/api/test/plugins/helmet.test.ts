// The headers that tell a browser what it may do; that the dashboard works under them e2e/specs/policy.spec.ts shows.
import t from 'tap'
import { startDesk } from '../fixtures/desk.ts'
import { startGoogle } from '../fixtures/google-identity.ts'

t.test('every answer forbids frames, inline code and other hosts, errors too', async (t) => {
  const { app } = await startDesk(t)
  for (const url of ['/healthz', '/api/auth/me', '/api/nothing', '/nothing']) {
    const { headers } = await app.inject(url)
    const policy = String(headers['content-security-policy'])
    t.match(policy, /(^|;)default-src 'none'(;|$)/)
    t.match(policy, /(^|;)frame-ancestors 'none'(;|$)/)
    t.match(policy, /(^|;)script-src 'self'(;|$)/)
    t.notMatch(policy, /unsafe|\*|data:|http:/)
    t.match(headers, {
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': /camera=\(\)/,
    })
    t.notOk('x-powered-by' in headers || 'server' in headers)
  }
})

t.test('production demands HTTPS from then on, other places do not', async (t) => {
  const production = await startDesk(t, { NODE_ENV: 'production' })
  const { headers } = await production.app.inject('/healthz')
  t.equal(headers['strict-transport-security'], 'max-age=63072000; includeSubDomains')
  const { app } = await startDesk(t)
  t.notOk('strict-transport-security' in (await app.inject('/healthz')).headers)
})

t.test(
  'Firebase’s sign-in is let through where there is one, and no more than it needs',
  async (t) => {
    const { admins } = await startGoogle(t)
    const headersWith = async (google: string) => {
      const env = { AUTH_PROVIDER: 'firebase', FIREBASE_WEB_API_KEY: 'x' }
      const desk = await startDesk(
        t,
        { ...env, FIREBASE_GOOGLE_SIGN_IN: google },
        { firebase: admins },
      )
      const { headers } = await desk.app.inject('/')
      return headers
    }
    const withGoogle = await headersWith('on')
    const policy = String(withGoogle['content-security-policy'])
    t.match(policy, /script-src 'self' https:\/\/apis\.google\.com;/)
    t.match(policy, /frame-src https:\/\/demo-deltadesk\.firebaseapp\.com;/)
    t.match(policy, /connect-src 'self' https:\/\/identitytoolkit\.googleapis\.com https:/)
    t.equal(withGoogle['cross-origin-opener-policy'], 'same-origin-allow-popups')
    const without = await headersWith('off')
    t.match(String(without['content-security-policy']), /script-src 'self';.*frame-src 'none';/)
    t.equal(without['cross-origin-opener-policy'], 'same-origin')
  },
)
