// What the orders come to: the numbers, their charts, and the way from each of them to its orders.
import { expect, test } from '../desk/desk.ts'
import { placeOrder } from '../desk/shop.ts'
import { countOf, heading, syncNow } from '../screens/orders.ts'
import { chartCard, figure, openOverview, paintedPixels } from '../screens/overview.ts'

test('the charts are drawn, and each is a table too', { tag: '@phone' }, async ({ page }) => {
  await openOverview(page)
  for (const name of ['Orders over time', /^Revenue over time/]) {
    await expect.poll(() => paintedPixels(chartCard(page, name))).toBeGreaterThan(1_000)
  }
  for (const name of [
    'Orders over time',
    /^Revenue over time/,
    'By status',
    /^Top products by r/,
  ]) {
    const card = chartCard(page, name)
    await card.getByRole('button', { name: /^Show as table/ }).click()
    await expect(card.getByRole('table')).toBeVisible()
    expect(await card.getByRole('row').count()).toBeGreaterThan(2)
  }
})

test('the numbers move with the orders, and are compared with the period before', async ({
  page,
  desk,
}) => {
  await openOverview(page, '?period=7d')
  await expect(page.getByText(/compared with .* up to the same time of day/)).toBeVisible()
  const orders = figure(page, 'Orders')
  const before = Number(await orders.textContent())
  await placeOrder(desk)
  await syncNow(page)
  await expect(orders).toHaveText(String(before + 1))
})

test('periods and currencies are chosen, in the address, and never added up', async ({ page }) => {
  await openOverview(page)
  const of30Days = Number(await figure(page, 'Orders').textContent())
  await page.getByRole('link', { name: '90 days' }).click()
  await expect(page).toHaveURL(/\/overview\?.*90d/)
  await expect
    .poll(async () => Number(await figure(page, 'Orders').textContent()))
    .toBeGreaterThan(of30Days)
  await expect(figure(page, 'Revenue')).toHaveText(/^€/)
  await page.getByRole('combobox', { name: 'Currency' }).selectOption('USD')
  await expect(page).toHaveURL(/currency=USD/)
  await expect(figure(page, 'Revenue')).toHaveText(/^\$/)
  await expect(page.getByRole('heading', { name: 'Revenue over time, USD' })).toBeVisible()
  await page.reload()
  await expect(figure(page, 'Revenue')).toHaveText(/^\$/)
})

test('a click on a chart shows the orders behind it', { tag: '@phone' }, async ({ page }) => {
  await openOverview(page)
  const status = chartCard(page, 'By status').getByRole('link').first()
  const counted = Number(await status.locator('.value').textContent())
  await status.click()
  await expect(page).toHaveURL(/\/orders\?.*status=/)
  await expect.poll(() => countOf(page)).toBe(counted)

  await page.goBack()
  const chart = chartCard(page, 'Orders over time').getByRole('slider')
  await chart.focus()
  await page.keyboard.press('End')
  await page.keyboard.press('ArrowLeft')
  const said = (await chart.getAttribute('aria-valuetext')) ?? ''
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/orders\?.*from=/)
  await expect(heading(page)).toContainText(/of \d+ orders|No order/)
  await expect.poll(() => countOf(page)).toBe(Number(/: (\d+)/.exec(said)?.[1]))

  await page.goBack()
  await chart.click({ position: { x: 200, y: 80 } })
  await expect(page).toHaveURL(/\/orders\?.*from=/)
})

test('a period without orders says so, and offers a longer one', async ({ page }) => {
  await page.goto('/overview?from=2020-01-01&to=2020-01-31')
  await expect(page.getByText('No orders in this period')).toBeVisible()
  await page.getByRole('link', { name: 'Show 90 days' }).click()
  await expect(chartCard(page, 'Orders over time')).toBeVisible()
})
