// Nothing to show, or nothing that can be had: what it is, and what to do about it.
import { expect, NOBODY, signInByApi, test } from '../desk/desk.ts'
import { placeOrder } from '../desk/shop.ts'
import { heading, openOrders, rowOf, rows, seeOrders, syncNow } from '../screens/orders.ts'
import { panel } from '../screens/panel.ts'

test.describe('with a session that has no orders yet', () => {
  test.use({ storageState: NOBODY })

  test('a first sync that fails says why and when it is tried again, and is tried again', async ({
    page,
    desk,
  }) => {
    await signInByApi(page.request, desk.url)
    const fault = desk.firestore.faults.inject({ method: 'RunQuery', status: 'PERMISSION_DENIED' })
    try {
      const answer = page.waitForResponse((response) => response.status() === 503)
      await page.goto('/')
      await answer
      await expect(heading(page)).toHaveText('The orders can’t be loaded')
      await expect(page.getByRole('alert')).toContainText(/Trying again by itself in \d+/)
    } finally {
      fault.clear()
    }
    // The server asks its source again in a moment.
    await expect(async () => {
      const again = page.getByRole('button', { name: 'Try again' })
      if (await again.isVisible()) await again.click()
      await seeOrders(page, { timeout: 500 })
    }).toPass()
  })
})

test('a shop without orders says so, and shows the first one by itself', async ({
  page,
  ownDesk,
}) => {
  const desk = await ownDesk({ orders: 0 })
  await signInByApi(page.request, desk.url)
  await page.goto(desk.url)
  await expect(page.getByText('No orders yet')).toBeVisible()
  const { number } = await placeOrder(desk)
  await syncNow(page)
  await expect(rowOf(page, number)).toBeVisible()
  await expect(heading(page)).toHaveText('1 order')
})

test('an address of no page leads to the orders', async ({ page }) => {
  await page.goto('/nowhere')
  await expect(heading(page)).toHaveText('There is no such page')
  await page.getByRole('link', { name: 'Go to the orders' }).click()
  await expect(page).toHaveURL(/\/orders$/)
})

test('a part of the page that can’t be fetched says so, and the rest goes on', async ({ page }) => {
  await page.route('**/OverviewPage*.js', (route) => route.abort())
  await openOrders(page)
  await page.getByRole('link', { name: 'Overview' }).click()
  await expect(page.getByText('This part can’t be loaded right now')).toBeVisible()
  await syncNow(page)
  await seeOrders(page)
})

test('an order whose panel can’t be fetched says so in its place, and is tried again', async ({
  page,
}) => {
  await page.route('**/OrderPanel*.js', (route) => route.abort())
  await openOrders(page)
  await rows(page).first().getByRole('link').click()
  const failed = page.getByRole('alert').filter({ hasText: 'This part can’t be loaded right now' })
  await failed.getByRole('button', { name: 'Try again' }).click()
  await expect(failed).toBeVisible()
  await page.unroute('**/OrderPanel*.js')
  await failed.getByRole('button', { name: 'Try again' }).click()
  await expect(panel(page)).toBeVisible()
  await expect(failed).toBeHidden()
})
