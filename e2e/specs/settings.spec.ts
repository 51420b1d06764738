// As a person likes it: theme, rows, language, time zone, the side that reading begins from.
import { expect, test } from '../desk/desk.ts'
import { placeOrder } from '../desk/shop.ts'
import { heading, openOrders, rows } from '../screens/orders.ts'
import { openSettings } from '../screens/overlays.ts'
import { panel } from '../screens/panel.ts'

test('theme and rows are as chosen at once, and after a reload', { tag: '@phone' }, async ({
  page,
}) => {
  await openOrders(page)
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  const light = await ground()
  const settings = await openSettings(page)
  await settings.getByText('Dark', { exact: true }).click()
  await expect.poll(ground).not.toBe(light)
  const dark = await ground()
  await settings.getByText('System', { exact: true }).click()
  await expect.poll(ground).toBe(light)
  await page.emulateMedia({ colorScheme: 'dark' })
  await expect.poll(ground).toBe(dark)
  await settings.getByText('Light', { exact: true }).click()
  await expect.poll(ground).toBe(light)

  const height = async () => (await page.locator('tr[data-id]').first().boundingBox())?.height ?? 0
  const comfortable = await height()
  await settings.getByText('Compact', { exact: true }).click()
  await expect.poll(height).toBeLessThan(comfortable)
  await page.reload()
  await expect(rows(page).first()).toBeVisible()
  expect(await height()).toBeLessThan(comfortable)
  expect(await ground()).toBe(light)
})

test('words, money and times are told in the language and time zone of the person', async ({
  page,
  desk,
}) => {
  const createdAt = new Date('2025-07-04T22:30:00Z')
  const { id, number } = await placeOrder(desk, { total: 1234.5, createdAt })
  await page.goto(`/orders/${id}`)
  await expect(panel(page)).toContainText('€1,234.50')
  await expect(panel(page)).toContainText(/Jul 4, 2025, 10:30/)
  await panel(page).getByRole('button', { name: 'Close' }).click()

  const settings = await openSettings(page)
  const zone = settings.getByRole('combobox', { name: 'Time zone' })
  await zone.fill('tokyo')
  await zone.press('Enter')
  await settings.getByText('Deutsch', { exact: true }).click()
  await expect(page.getByRole('dialog', { name: 'Einstellungen' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(heading(page)).toHaveText(/^\d+ Bestellungen$/)
  await expect(page.locator('html')).toHaveAttribute('lang', 'de')
  await page.getByRole('link', { name: number }).click()
  await expect(panel(page)).toContainText('1.234,50 €')
  await expect(panel(page)).toContainText(/05?\.(07\.| Juli |7\.)2025, 07:30/)
})

test('read from the right, the panel lies on the left, and nothing sticks out', {
  tag: '@phone',
}, async ({ page, isMobile }) => {
  await openOrders(page)
  await page.evaluate(() => {
    document.documentElement.dir = 'rtl'
  })
  await rows(page).first().getByRole('link').click()
  await expect(panel(page)).toBeVisible()
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(overflow).toBe(0)
  if (isMobile) return
  const box = await panel(page).boundingBox()
  const width = page.viewportSize()?.width ?? 0
  expect((box?.x ?? width) + (box?.width ?? 0)).toBeLessThan(width / 2)
})
