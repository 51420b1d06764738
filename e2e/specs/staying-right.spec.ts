// The table stays right where a timestamp would not tell: orders deleted for good, orders without a time, a copy
// that lost something on the way, a database that can't be read for a while.
import type { OrdersPage } from '@deltadesk/contract'
import { FieldValue } from 'firebase-admin/firestore'
import { expect, signIn, test } from './desk.ts'

test('an order that is deleted for good leaves by itself, and one without a time comes in', async ({
  page,
  desk,
}) => {
  await signIn(page, desk)
  const orders = desk.db.collection('orders')
  const newest = await orders.orderBy('updatedAt', 'desc').limit(1).get()
  await newest.docs[0]?.ref.delete()
  await expect(page.getByRole('heading', { name: '999 orders' })).toBeVisible()

  await orders.doc('untimed').set({ customer: { name: 'Nobody Knows When' }, status: 'paid' })
  await desk.db.collection('orders').doc('untimed').update({ total: 5 })
  const headers = { 'content-type': 'application/json' }
  await page.request.post(`${desk.url}/api/admin/reconcile`, { headers, data: {} })
  await expect(page.getByText('Nobody Knows When').first()).toBeVisible()
  await expect(page.getByRole('heading', { name: '1,000 orders' })).toBeVisible()
})

test('a copy that has lost an order on the way repairs itself', async ({ page, desk }) => {
  await signIn(page, desk)
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
  const some = await desk.db.collection('orders').limit(1).get()
  await some.docs[0]?.ref.update({
    customer: { name: 'Lost And Found' },
    updatedAt: FieldValue.serverTimestamp(),
  })
  await expect(page.getByText('Lost And Found').first()).toBeVisible()
  expect(isLossy).toBe(false)
  expect(warnings.filter((text) => text.includes('[SYNC] This copy'))).toHaveLength(1)
})

test('while the database can not be read the table stays, says so, and recovers', async ({
  page,
  desk,
}) => {
  await signIn(page, desk)
  const fault = desk.firestore.faults.inject({ method: 'RunQuery', status: 'PERMISSION_DENIED' })
  await expect(page.getByRole('button', { name: /^Behind/ })).toBeVisible()
  await expect(page.getByRole('heading', { name: '1,000 orders' })).toBeVisible()
  fault.clear()
  await expect(page.getByRole('button', { name: /^Live/ })).toBeVisible()
})
