// The account: where it is signed in, and what may ask in its name.
import { expect, NOBODY, signInByApi, test } from '../desk/desk.ts'
import { toast } from '../screens/overlays.ts'

test.use({ storageState: NOBODY })

test('a session that is ended elsewhere opens nothing any more', async ({
  page,
  ownDesk,
  playwright,
}) => {
  const desk = await ownDesk({ orders: 1 })
  const elsewhere = await playwright.request.newContext({ userAgent: 'curl/8.5' })
  await signInByApi(elsewhere, desk.url)
  await signInByApi(page.request, desk.url)
  await page.goto(`${desk.url}/account`)
  await expect(page.getByText('This one')).toBeVisible()
  await page.getByRole('button', { name: /^End session: / }).click()
  await expect(toast(page, /^Session ended: /)).toBeVisible()
  await expect(page.getByText('You are signed in nowhere else.')).toBeVisible()
  expect((await elsewhere.get(`${desk.url}/api/orders`)).status()).toBe(401)
  expect((await page.request.get(`${desk.url}/api/orders`)).status()).toBe(200)
  await elsewhere.dispose()
})

test('a token opens what it may, until it is revoked', async ({ page, ownDesk, request }) => {
  const desk = await ownDesk({ orders: 1 })
  await signInByApi(page.request, desk.url)
  await page.goto(`${desk.url}/account`)
  await page.getByRole('button', { name: 'New token' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Nightly export')
  await page.getByRole('checkbox', { name: /^Read orders/ }).check()
  await page.getByRole('button', { name: 'Create token' }).click()
  const secret = await page.getByRole('textbox', { name: 'Secret' }).inputValue()
  await page.getByRole('button', { name: 'I have stored it' }).click()
  await expect(page.getByRole('textbox', { name: 'Secret' })).toHaveCount(0)

  const ask = async () => {
    const headers = { authorization: `Bearer ${secret}` }
    return (await request.get(`${desk.url}/api/orders`, { headers })).status()
  }
  expect(await ask()).toBe(200)
  await page.getByRole('button', { name: 'Revoke token: Nightly export' }).click()
  await page.getByRole('button', { name: 'Revoke', exact: true }).click()
  await expect(toast(page, 'Revoked Nightly export')).toBeVisible()
  expect(await ask()).toBe(401)
})
