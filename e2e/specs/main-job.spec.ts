// What Deltadesk is for: sign in, see the orders, watch a change arrive by delta, sign out.
import type { OrdersPage } from '@deltadesk/contract'
import { DEMO_ACCOUNT } from '@deltadesk/demo'
import type { Response } from '@playwright/test'
import { FieldValue } from 'firebase-admin/firestore'
import { expect, signIn, signOut, test } from './desk.ts'

const isPoll = (response: Response) =>
  new URL(response.url()).pathname === '/api/orders' && response.status() === 200

async function pageOf(response: Response): Promise<OrdersPage> {
  const page: OrdersPage = await response.json()
  return page
}

test('a change in Firestore reaches the table, and nothing but the change is sent', async ({
  page,
  desk,
}) => {
  await signIn(page, desk)
  const newest = await desk.db.collection('orders').orderBy('updatedAt', 'desc').limit(1).get()
  const [document] = newest.docs
  if (document === undefined) throw new Error('The shop has no orders')
  const number = String(document.get('number'))
  const polled: OrdersPage[] = []
  page.on('response', async (response) => {
    if (isPoll(response)) polled.push(await pageOf(response))
  })

  await document.ref.update({
    customer: { name: 'Grace Hopper', email: 'grace@shop.example' },
    updatedAt: FieldValue.serverTimestamp(),
  })
  await expect(page.getByText('Grace Hopper').first()).toBeVisible()

  // The table may show an answer before its text has come here.
  const withOrders = () => polled.filter(({ orders }) => orders.length > 0)
  await expect.poll(() => withOrders().length).toBe(1)
  const [delta] = withOrders()
  expect(delta?.reset).toBe(false)
  expect(delta?.orders.map((order) => order.number)).toEqual([number])
  await expect(page.getByRole('heading', { name: '1,000 orders' })).toBeVisible()
})

test('the log tells the syncs, and signing in again starts over', async ({ page, desk }) => {
  const sync = () => desk.lines.filter((line) => line.startsWith('[SYNC]'))
  await signIn(page, desk)
  expect(sync()[0]).toBe('[SYNC] First sync - loading all orders')
  const first = await desk.db.collection('orders').limit(1).get()
  await first.docs[0]?.ref.update({ status: 'shipped', updatedAt: FieldValue.serverTimestamp() })
  await expect.poll(sync).toContain('[SYNC] Found 1 new/updated orders')
  expect(sync().some((line) => line.startsWith('[SYNC] Incremental sync from timestamp: '))).toBe(
    true,
  )

  await signOut(page)
  const before = sync().length
  await signIn(page, desk)
  expect(sync().slice(before)).toContain('[SYNC] First sync - loading all orders')
})

test('after signing out the old cookie opens nothing', async ({ page, desk, request }) => {
  await signIn(page, desk)
  const [cookie] = (await page.context().cookies()).filter(({ name }) => name === 'deltadesk.sid')
  expect(cookie?.httpOnly).toBe(true)
  const headers = { cookie: `${cookie?.name}=${cookie?.value}` }
  expect((await request.get(`${desk.url}/api/orders`, { headers })).status()).toBe(200)
  await signOut(page)
  expect((await request.get(`${desk.url}/api/orders`, { headers })).status()).toBe(401)
})

test('wrong credentials are told, and the right ones work afterwards', async ({ page, desk }) => {
  await page.goto(desk.url)
  await page.getByRole('textbox', { name: 'Email' }).fill(DEMO_ACCOUNT.email)
  await page.getByRole('textbox', { name: 'Password' }).fill('not the password')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toBeVisible()
  await page.getByRole('textbox', { name: 'Password' }).fill(DEMO_ACCOUNT.password)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: '1,000 orders' })).toBeVisible()
})
