// A session ends by itself one day: who is in the middle of something is warned, and comes back to it.
import { DEMO_ACCOUNT } from '@deltadesk/demo'
import { expect, NOBODY, signInByApi, test } from '../desk/desk.ts'
import { openOrders, searchBox } from '../screens/orders.ts'
import { overlay } from '../screens/overlays.ts'
import { keptCopies, trySignIn } from '../screens/sign-in.ts'

test.use({ storageState: NOBODY })

test('a session that ends soon says so, and is renewed without leaving the place', async ({
  page,
  ownDesk,
}) => {
  const desk = await ownDesk({ orders: 20, env: { SESSION_TTL_SECONDS: '240' } })
  await signInByApi(page.request, desk.url)
  await page.goto(`${desk.url}/orders?sort=-total`)
  const banner = page.getByRole('region', { name: 'End of the session' })
  await expect(banner).toContainText(/Your session ends in 3:\d\d|Your session ends in [34] min/)
  const [before] = await page.context().cookies()
  await banner.getByRole('button', { name: 'Stay signed in' }).click()
  const dialog = overlay(page, 'Stay signed in')
  await dialog.getByRole('textbox', { name: 'Password' }).fill('not the password')
  await dialog.getByRole('button', { name: 'Sign in' }).click()
  await expect(dialog.getByRole('alert')).toHaveText(/password is wrong/)
  await dialog.getByRole('textbox', { name: 'Password' }).fill(DEMO_ACCOUNT.password)
  await dialog.getByRole('button', { name: 'Sign in' }).click()
  await expect(dialog).toBeHidden()
  await expect(page).toHaveURL(/\/orders\?sort=-total$/)
  const [after] = await page.context().cookies()
  expect(after?.value).not.toBe(before?.value)

  // Who came in by Google has no password to give.
  const firebase = { apiKey: 'key', authDomain: 'a.example', projectId: 'p', google: true }
  await page.route('**/api/auth/config', (route) =>
    route.fulfill({ json: { provider: 'firebase', firebase } }),
  )
  await page.reload()
  await banner.getByRole('button', { name: 'Stay signed in' }).click()
  await expect(dialog.getByRole('button', { name: 'Sign in with Google' })).toBeVisible()
})

test('whose session has ended signs in again and is where they were', async ({ page, desk }) => {
  await signInByApi(page.request, desk.url)
  await openOrders(page, '?q=matcha')
  await page.request.post('/api/auth/logout')
  await page.keyboard.press('s')
  await expect(page.getByText('Your session has ended. Sign in again to go on.')).toBeVisible()
  await expect.poll(() => keptCopies(page)).toEqual([])
  await trySignIn(page)
  await expect(page).toHaveURL(/\/orders\?q=matcha$/)
  await expect(searchBox(page)).toHaveValue('matcha')
})

test('a page that comes after the news that the session has ended is the sign-in page', async ({
  page,
  desk,
}) => {
  await signInByApi(page.request, desk.url)
  await openOrders(page)
  await page.request.post('/api/auth/logout')
  const told = page.waitForResponse('**/api/auth/me')
  await page.route('**/AccountPage*.js', async (route) => {
    await (await told).finished()
    await route.continue()
  })
  await page.goto('/account')
  await trySignIn(page)
  await expect(page.getByRole('heading', { name: 'My sessions' })).toBeVisible()
})
