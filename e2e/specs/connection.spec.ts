// Bad lines, closed laptops and many tabs: what was kept is there at once, and the server is asked no more than needed.
import type { Page } from '@playwright/test'
import { expect, test } from '../desk/desk.ts'
import { placeOrder } from '../desk/shop.ts'
import {
  countOf,
  grid,
  heading,
  isPoll,
  openOrders,
  rowOf,
  rows,
  search,
  syncNow,
} from '../screens/orders.ts'
import { syncLight } from '../screens/overlays.ts'
import { figure } from '../screens/overview.ts'
import { panel } from '../screens/panel.ts'
import { setVisible } from '../screens/visibility.ts'

/** The queries of all polls from now on. */
function pollsOf(page: Page): string[] {
  const polls: string[] = []
  page.on('request', (request) => {
    if (isPoll(request)) polls.push(new URL(request.url()).search)
  })
  return polls
}

/** Whether the last of the parts that are fetched ahead is there. */
const hasFetched = (page: Page, part: string) =>
  page.evaluate(
    (name) => performance.getEntriesByType('resource').some((one) => one.name.includes(name)),
    part,
  )

test('a reload shows the orders that were kept, and asks for what changed alone', async ({
  page,
}) => {
  await openOrders(page)
  const count = await countOf(page)
  const polls = pollsOf(page)
  // What is kept is written a moment after it has come.
  await expect(async () => {
    polls.length = 0
    await page.reload()
    await expect.poll(() => polls.length).toBeGreaterThan(0)
    expect(polls[0]).toContain('since=')
  }).toPass()

  await page.route('**/api/orders?*', () => undefined)
  await page.reload()
  await expect(heading(page)).toHaveText(`${count} orders`)
  await expect(rows(page).first()).toBeVisible()
  await expect(syncLight(page, 'Syncing')).toBeVisible()
})

test('without a connection the orders can be read, and with it they are current at once', {
  tag: '@phone',
}, async ({ page, context, desk }) => {
  const placed = await placeOrder(desk, { customer: { name: 'Offline Reader', email: null } })
  await openOrders(page)
  await expect(rowOf(page, placed.number)).toBeVisible()
  await expect.poll(() => hasFetched(page, 'OverviewPage')).toBe(true)
  await context.setOffline(true)
  await expect(syncLight(page, 'Offline')).toBeVisible()
  await search(page, 'offline reader')
  await rowOf(page, placed.number).getByRole('link').click()
  await expect(panel(page)).toContainText('Earl Grey, 20 bags')

  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: 'Overview' }).click()
  await expect(figure(page, 'Orders')).toHaveText(/\d/)

  const again = page.waitForRequest(isPoll, { timeout: 2_000 })
  await context.setOffline(false)
  await again
  await page.goBack()
  await expect(page.getByRole('status').getByText('Live')).toBeAttached()
})

test('of two tabs one asks for both, and the other takes over when it is closed', async ({
  page,
  context,
  desk,
}) => {
  const first = pollsOf(page)
  await openOrders(page)
  const other = await context.newPage()
  const second = pollsOf(other)
  await openOrders(other)
  const placed = await placeOrder(desk)
  await other.keyboard.press('s')
  await expect(rowOf(other, placed.number)).toBeVisible()
  await expect(rowOf(page, placed.number)).toBeVisible()
  expect(first.length).toBeGreaterThan(1)
  expect(second).toEqual([])

  await page.close()
  await expect.poll(() => second.length).toBeGreaterThan(0)
  expect(second[0]).toContain('since=')
})

test('a tab that nobody sees asks rarely, and at once when it is looked at', async ({ page }) => {
  await page.clock.install()
  await openOrders(page)
  const polls = pollsOf(page)
  await expect(async () => {
    await page.clock.runFor(5_000)
    expect(polls.length).toBeGreaterThanOrEqual(3)
  }).toPass()

  await setVisible(page, false)
  polls.length = 0
  for (let seconds = 0; seconds < 55; seconds += 5) await page.clock.runFor(5_000)
  expect(polls).toHaveLength(0)
  await page.clock.runFor(10_000)
  await expect.poll(() => polls.length).toBe(1)
  await setVisible(page, true)
  await expect.poll(() => polls.length).toBe(2)
})

test('a server that fails is asked less and less, and at once when the network is back', async ({
  page,
}) => {
  await page.clock.install()
  await openOrders(page)
  await page.route('**/api/orders?*', (route) => route.abort())
  const polls = pollsOf(page)
  await page.clock.runFor(6_000)
  await expect(syncLight(page, 'Offline')).toBeVisible()
  // A minute and a half holds 18 polls, but no more than a few tries.
  for (let seconds = 0; seconds < 90; seconds += 5) await page.clock.runFor(5_000)
  expect(polls.length).toBeGreaterThanOrEqual(3)
  expect(polls.length).toBeLessThanOrEqual(8)

  await page.unroute('**/api/orders?*')
  polls.length = 0
  await page.evaluate(() => dispatchEvent(new Event('online')))
  await expect.poll(() => polls.length).toBe(1)
  await expect(syncLight(page, 'Live')).toBeVisible()
  await expect(grid(page)).toBeVisible()
})

test('the sync panel syncs at once, and reads everything anew', async ({ page, desk }) => {
  await openOrders(page)
  const count = await countOf(page)
  const polls = pollsOf(page)
  await page.getByRole('button', { name: /Show sync details$/ }).click()
  const panel = page.getByRole('dialog', { name: 'Sync' })
  await expect(panel).toContainText('What you see is what the server has.')
  await expect(panel.getByRole('row', { name: /^Spent/ })).toBeVisible()

  await placeOrder(desk)
  await panel.getByRole('button', { name: 'Sync now' }).click()
  await expect(panel.getByRole('status')).toHaveText('Synced.')
  await expect(panel.getByText('1 new', { exact: true })).toBeVisible()
  await panel.getByRole('button', { name: 'Reload everything' }).click()
  await expect.poll(() => polls.some((query) => !query.includes('since='))).toBe(true)
  await expect(panel.getByText(`${count} orders loaded`)).toBeVisible()
  await expect(panel.getByText(`${count + 1} orders loaded`)).toBeVisible()
  await page.keyboard.press('Escape')
  await syncNow(page)
  await expect(heading(page)).toHaveText(`${count + 1} orders`)
})
