// The table stays right where a timestamp would not tell: orders deleted for good, orders without a time, a copy
// that lost something on the way, a database that can't be read for a while.
import type { OrdersPage } from '@deltadesk/contract'
import { expect, test } from '../desk/desk.ts'
import { changeOrder, placeOrder } from '../desk/shop.ts'
import { countOf, heading, openOrders, rowOf, syncNow } from '../screens/orders.ts'
import { syncLight } from '../screens/overlays.ts'

test('an order that is deleted for good leaves by itself, and one without a time comes in', async ({
  page,
  desk,
}) => {
  const placed = await placeOrder(desk)
  await openOrders(page)
  const count = await countOf(page)
  await expect(rowOf(page, placed.number)).toBeVisible()
  await desk.db.collection('orders').doc(placed.id).delete()
  await expect(async () => {
    await syncNow(page)
    await expect(heading(page)).toHaveText(`${count - 1} orders`, { timeout: 500 })
  }).toPass()

  await desk.db.collection('orders').doc('untimed').set({ number: 'D-UNTIMED', status: 'paid' })
  await page.request.post('/api/admin/reconcile', { data: {} })
  await syncNow(page)
  await expect(heading(page)).toHaveText(`${count} orders`)
  await page.keyboard.press('End')
  await expect(rowOf(page, 'D-UNTIMED')).toBeVisible()
})

test('a copy that has lost an order on the way repairs itself', async ({ page, desk }) => {
  const placed = await placeOrder(desk)
  await openOrders(page)
  const warnings: string[] = []
  page.on('console', (message) => warnings.push(message.text()))
  let isLossy = true
  await page.route('**/api/orders?*', async (route) => {
    const response = await route.fetch()
    const answer: OrdersPage = await response.json()
    const loses = isLossy && answer.orders.length > 0
    if (loses) isLossy = false
    await route.fulfill({ response, json: loses ? { ...answer, orders: [] } : answer })
  })
  await changeOrder(desk, placed.id, { customer: { name: 'Lost And Found' } })
  await syncNow(page)
  await expect(rowOf(page, placed.number)).toContainText('Lost And Found')
  expect(isLossy).toBe(false)
  expect(warnings.filter((text) => text.includes('[SYNC] This copy'))).toHaveLength(1)
})

test('while the database can not be read the table stays, says so, and recovers', async ({
  page,
  desk,
}) => {
  await openOrders(page)
  const count = await countOf(page)
  const fault = desk.firestore.faults.inject({ method: 'RunQuery', status: 'PERMISSION_DENIED' })
  try {
    await syncNow(page)
    await expect(syncLight(page, 'Behind')).toBeVisible()
    expect(await countOf(page)).toBe(count)
  } finally {
    fault.clear()
  }
  await expect(async () => {
    await syncNow(page)
    await expect(syncLight(page, 'Live')).toBeVisible({ timeout: 500 })
  }).toPass()
})
