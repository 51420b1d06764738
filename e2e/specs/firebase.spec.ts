// Signing in with Firebase as far as a browser goes: Google's answers are given here, since no test calls Google. What
// the API makes of a token its own tests show, with real signatures.
import { startDemo } from '@deltadesk/demo'
import { expect, test } from '../desk/desk.ts'

test('a desk with Firebase hands over its word, and the password goes to Firebase alone', async ({
  page,
}, { project }) => {
  test.skip(project.name === 'phone', 'The page is the same there')
  const env = { AUTH_PROVIDER: 'firebase', FIREBASE_WEB_API_KEY: 'AIza-web-key' }
  const demo = await startDemo({ port: 0, orders: 1, seed: 7, activityMs: 0, env, log: () => {} })
  const idToken = ['{"alg":"RS256"}', '{"sub":"uid-ada","exp":4102444800,"iat":0}', 'signature']
    .map((part) => Buffer.from(part).toString('base64url'))
    .join('.')
  const toFirebase: string[] = []
  await page.route('https://identitytoolkit.googleapis.com/**', async (route) => {
    toFirebase.push(`${route.request().url()} ${route.request().postData()}`)
    await route.fulfill({
      headers: { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' },
      json: route.request().url().includes('signInWithPassword')
        ? {
            localId: 'uid-ada',
            email: 'ada@shop.example',
            idToken,
            refreshToken: 'r',
            expiresIn: '3600',
          }
        : { users: [{ localId: 'uid-ada', email: 'ada@shop.example' }] },
    })
  })
  const loaded: string[] = []
  page.on('request', (request) => loaded.push(request.url()))

  await page.goto(demo.url)
  await expect(page.getByRole('button', { name: 'Sign in with Google' })).toBeVisible()
  expect(loaded.filter((url) => url.includes('firebase'))).toEqual([])
  await page.getByRole('textbox', { name: 'Email' }).fill('ada@shop.example')
  await page.getByRole('textbox', { name: 'Password' }).fill('a password of Firebase')
  const handedOver = page.waitForRequest(`${demo.url}/api/auth/firebase`)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  expect((await handedOver).postDataJSON()).toEqual({ idToken })
  expect(toFirebase[0]).toContain('a password of Firebase')
  // It is no token of Google's, and the real API says so.
  await expect(page.getByRole('alert')).toBeVisible()
  await demo.stop()
})
