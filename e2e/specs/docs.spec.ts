// The page that describes the API, under its own policy: every test watches that nothing is done against that.
import { expect, NOBODY, test } from '../desk/desk.ts'
import { violationsInBothThemes } from '../screens/accessibility.ts'

test.use({ storageState: NOBODY })

test('it is read without a session, a script or another host', async ({ page, desk }) => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  const answer = await page.goto(`${desk.url}/api/docs`)
  expect(answer?.headers()['content-security-policy']).toContain("default-src 'none'")
  const orders = page.getByRole('region', { name: 'The orders that changed after a cursor' })
  await expect(orders.getByRole('row', { name: /^since/ })).toBeVisible()
  // A style that the policy refused would leave the browser's own.
  await expect(page.locator('pre').first()).toHaveCSS('white-space-collapse', 'preserve')
  await expect(page.locator('section').first()).toHaveCSS('border-top-style', 'solid')
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  expect(asked.every((url) => url.startsWith(desk.url))).toBe(true)
})

test('the keyboard leads past the list, and from it to an operation', async ({ page, desk }) => {
  await page.goto(`${desk.url}/api/docs`)
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to the operations' })).toBeInViewport()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
  await page.getByRole('navigation').getByRole('link', { name: 'Make a token' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Make a token' })).toBeInViewport()
})

test('nothing on it is in the way of a screen reader, or of weak eyes', async ({ page, desk }) => {
  await page.goto(`${desk.url}/api/docs`)
  expect(await violationsInBothThemes(page)).toEqual([])
})
