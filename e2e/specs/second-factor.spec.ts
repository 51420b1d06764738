// The second factor: set up by those who want it, or by everybody before anything else; and asked for from then on.
import { readFile } from 'node:fs/promises'
import { DEMO_ACCOUNT } from '@deltadesk/demo'
import { expect, NOBODY, signInByApi, test } from '../desk/desk.ts'
import { violationsInBothThemes } from '../screens/accessibility.ts'
import { searchBox, seeOrders } from '../screens/orders.ts'
import { overlay } from '../screens/overlays.ts'
import { beginAtFirst, codeField, keepCodes, scan } from '../screens/second-factor.ts'
import { signOut, trySignIn } from '../screens/sign-in.ts'

test.use({ storageState: NOBODY })

/** An app shows another code each half minute, and each is good for one time. */
const STEP_MS = 30_000

test('a sign-in takes a code once a second factor is set up, or a recovery code', async ({
  page,
  ownDesk,
}) => {
  let ahead = 0
  const clock = () => Date.now() + ahead
  const desk = await ownDesk({ orders: 2, clock, env: { SESSION_TTL_SECONDS: '240' } })
  await signInByApi(page.request, desk.url)
  await page.goto(`${desk.url}/account`)
  await page.getByRole('button', { name: 'Set up a second factor' }).click()
  const proof = overlay(page, 'Set up a second factor')
  await proof.getByRole('textbox', { name: 'Your password' }).fill(DEMO_ACCOUNT.password)
  await proof.getByRole('button', { name: 'Continue' }).click()
  const app = await scan(page)
  expect(await violationsInBothThemes(page, { within: '.app' }), 'the app').toEqual([])
  await codeField(page).fill(app(clock()))

  const file = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download' }).click()
  const text = await readFile(await (await file).path(), 'utf8')
  expect(await violationsInBothThemes(page, { within: '.codes' }), 'the codes').toEqual([])
  const codes = await keepCodes(page)
  expect(text.split('\r\n')).toEqual(expect.arrayContaining(codes))
  await expect(page.getByText('8 recovery codes left.')).toBeVisible()

  await signOut(page)
  await trySignIn(page)
  await expect(codeField(page)).toBeFocused()
  expect(await violationsInBothThemes(page), 'the code').toEqual([])
  ahead += STEP_MS
  const code = app(clock())
  await page.keyboard.type(code === '000000' ? '000001' : '000000')
  await expect(page.getByRole('alert')).toHaveText(/^The code is wrong/)
  await expect(codeField(page)).toBeFocused()
  await page.keyboard.type(code)
  await seeOrders(page)

  await page.getByRole('button', { name: 'Stay signed in' }).click()
  const renewal = overlay(page, 'Stay signed in')
  await renewal.getByRole('textbox', { name: 'Password' }).fill(DEMO_ACCOUNT.password)
  await page.keyboard.press('Enter')
  await renewal.getByRole('button', { name: 'Use a recovery code' }).click()
  await page.keyboard.type(codes[0] ?? '')
  await page.keyboard.press('Enter')
  await expect(renewal).toBeHidden()
  await page.goto(`${desk.url}/account`)
  await expect(page.getByText('7 recovery codes left.')).toBeVisible()
})

test('a desk that demands a second factor opens once it is set up, where one wanted to go', async ({
  page,
  ownDesk,
}) => {
  const desk = await ownDesk({ orders: 1, env: { SECOND_FACTOR: 'required' } })
  const polls: string[] = []
  page.on('request', (request) => {
    if (request.url().includes('/api/orders')) polls.push(request.url())
  })
  await page.goto(`${desk.url}/orders?q=matcha`)
  await trySignIn(page)
  await expect(page.getByRole('heading', { name: 'Set up a second factor' })).toBeVisible()
  expect(await violationsInBothThemes(page), 'the set-up').toEqual([])
  await beginAtFirst(page)
  const app = await scan(page)
  expect((await page.request.get(`${desk.url}/api/orders`)).status()).toBe(403)
  expect(polls).toEqual([])
  await codeField(page).fill(app(Date.now()))
  await keepCodes(page)
  await expect(page).toHaveURL(/\/orders\?q=matcha$/)
  await expect(searchBox(page)).toHaveValue('matcha')
  expect((await page.request.get(`${desk.url}/api/orders`)).status()).toBe(200)
  // An operator may come to demand it while people work.
  const refusal = { statusCode: 403, code: 'SECOND_FACTOR_NEEDED', error: 'Forbidden', message: '' }
  await page.route('**/api/orders?*', (route) => route.fulfill({ status: 403, json: refusal }))
  await page.route('**/api/auth/me', async (route) => {
    const answer = await route.fetch()
    await route.fulfill({ json: { ...(await answer.json()), needsSecondFactor: true } })
  })
  await page.keyboard.press('Escape')
  await page.keyboard.press('s')
  await expect(page).toHaveURL(/\/second-factor\?next=\/orders\?q(=|%3D)matcha$/)
  await page.unrouteAll()
})
