// The way in, what is said when it is barred, and the way out.
import { expect, NOBODY, test } from '../desk/desk.ts'
import { openOrders, searchBox, seeOrders } from '../screens/orders.ts'
import {
  emailField,
  keptCopies,
  passwordField,
  signIn,
  signOut,
  trySignIn,
} from '../screens/sign-in.ts'

test.use({ storageState: NOBODY })

test('wrong credentials are told, and the right ones work afterwards', async ({ page }) => {
  await page.goto('/')
  await expect(emailField(page)).toBeFocused()
  await trySignIn(page, 'not the password')
  await expect(page.getByRole('alert')).toHaveText(/email or the password is wrong/)
  await expect(passwordField(page)).toBeFocused()
  await page.keyboard.type('deltadesk-demo')
  await page.getByRole('button', { name: 'Show password' }).click()
  await expect(passwordField(page)).toHaveValue('deltadesk-demo')
  await page.getByRole('textbox', { name: 'Password' }).press('Enter')
  await seeOrders(page)
})

test('a server that can’t be reached, and one that asks for a pause, are told apart', async ({
  page,
  context,
}) => {
  await page.goto('/')
  await expect(emailField(page)).toBeFocused()
  await context.setOffline(true)
  await trySignIn(page)
  await expect(page.getByRole('alert')).toHaveText(/can’t be reached\. Check your connection/)
  await context.setOffline(false)
  await page.route('**/api/auth/login', (route) =>
    route.fulfill({
      status: 429,
      headers: { 'retry-after': '90' },
      json: { statusCode: 429, code: 'TOO_MANY', error: 'Too Many Requests', message: 'Slow down' },
    }),
  )
  await trySignIn(page)
  await expect(page.getByRole('alert')).toHaveText(/Too many tries/)
  await expect(
    page.getByText(/You can try again in 1:|You can try again in 90|in 2 min|1 min/),
  ).toBeVisible()
})

test('whoever asked for a list before signing in is taken to it', async ({ page }) => {
  await page.goto('/orders?q=matcha&sort=-total')
  await trySignIn(page)
  await expect(page).toHaveURL(/\/orders\?q=matcha&sort=-total$/)
  await expect(searchBox(page)).toHaveValue('matcha')
})

test('after signing out the old cookie opens nothing, and no order is left here', async ({
  page,
  desk,
  request,
}) => {
  await signIn(page)
  const [cookie] = (await page.context().cookies()).filter(({ name }) => name === 'deltadesk.sid')
  expect(cookie?.httpOnly).toBe(true)
  const headers = { cookie: `${cookie?.name}=${cookie?.value}` }
  expect((await request.get(`${desk.url}/api/orders`, { headers })).status()).toBe(200)
  await expect.poll(() => keptCopies(page)).toHaveLength(1)
  await signOut(page)
  expect((await request.get(`${desk.url}/api/orders`, { headers })).status()).toBe(401)
  await expect.poll(() => keptCopies(page)).toEqual([])
})

test('the log tells the syncs, and signing in again starts over', async ({ page, desk }) => {
  const before = desk.lines.length
  const sync = () => desk.lines.slice(before).filter((line) => line.startsWith('[SYNC]'))
  await signIn(page)
  const firstSyncs = () =>
    sync().filter((line) => line === '[SYNC] First sync - loading all orders').length
  expect(firstSyncs()).toBe(1)
  await signOut(page)
  await signIn(page)
  expect(firstSyncs()).toBe(2)
  await openOrders(page)
  await expect
    .poll(() => sync().some((line) => line.startsWith('[SYNC] Incremental sync from timestamp: ')))
    .toBe(true)
})
