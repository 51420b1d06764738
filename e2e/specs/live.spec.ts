// The orders change under the eyes of an admin, and neither the eyes nor the hand lose their place.
import type { OrdersPage } from '@deltadesk/contract'
import type { Page } from '@playwright/test'
import { expect, test } from '../desk/desk.ts'
import { changeOrder, ordersAt, pick, placeOrder } from '../desk/shop.ts'
import {
  cellsOf,
  countOf,
  heading,
  isAnswer,
  openOrders,
  pageOf,
  rowOf,
  rows,
  syncNow,
} from '../screens/orders.ts'
import { openSettings } from '../screens/overlays.ts'
import { setVisible } from '../screens/visibility.ts'

test('a change in Firestore reaches the table, and nothing but the change is sent', async ({
  page,
  desk,
}) => {
  await openOrders(page)
  const count = await countOf(page)
  const [newest] = await ordersAt(page)
  if (newest === undefined) throw new Error('The shop has no orders')
  const polled: OrdersPage[] = []
  page.on('response', async (response) => {
    if (isAnswer(response)) polled.push(await pageOf(response))
  })

  await changeOrder(desk, newest.id, {
    customer: { name: 'Grace Hopper', email: 'grace@shop.example' },
  })
  await expect(rowOf(page, newest.number)).toContainText('Grace Hopper')

  // The table may show an answer before its text has come here.
  const withOrders = () => polled.filter(({ orders }) => orders.length > 0)
  await expect.poll(() => withOrders().length).toBe(1)
  const [delta] = withOrders()
  expect(delta?.reset).toBe(false)
  expect(delta?.orders.map((order) => order.number)).toEqual([newest.number])
  expect(await countOf(page)).toBe(count)
})

test('a new order waits while a row is being read, and comes in when it is asked for', async ({
  page,
  desk,
}) => {
  await openOrders(page)
  const read = rows(page).nth(2)
  await read.focus()
  const number = (await read.getByRole('rowheader').textContent()) ?? ''
  const place = () => rowOf(page, number).boundingBox()
  const before = await place()

  const placed = await placeOrder(desk)
  const [other] = (await ordersAt(page)).slice(30)
  await changeOrder(desk, other?.id ?? '', { note: 'Call first' })
  await syncNow(page)
  const button = page.getByRole('button', { name: '1 new order' })
  await expect(button).toBeVisible()
  await expect(rowOf(page, placed.number)).toBeHidden()
  expect(await place()).toEqual(before)
  await expect(rowOf(page, number)).toBeFocused()

  await button.click()
  await expect(rowOf(page, placed.number)).toBeInViewport()
  await expect(button).toBeHidden()
})

/** The columns whose cells fade at the moment, of the row of that order. */
function flashing(page: Page, id: string): Promise<(string | undefined)[]> {
  return page.evaluate(
    (wanted) =>
      document.getAnimations().flatMap(({ effect }) => {
        const cell = effect instanceof KeyframeEffect ? effect.target : null
        const isOf = cell?.closest('tr')?.dataset.id === wanted
        return isOf && cell instanceof HTMLElement ? [cell.dataset.column] : []
      }),
    id,
  )
}

test('cells that changed flash, but not for those who want less motion', async ({ page, desk }) => {
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  await openOrders(page)
  const { id, number } = pick(await ordersAt(page), ({ currency }) => currency === 'EUR')
  await changeOrder(desk, id, { total: 12.34 })
  await syncNow(page)
  await expect(rowOf(page, number)).toContainText('12.34')
  expect(await flashing(page, id)).toContain('total')
  expect(await flashing(page, id)).not.toContain('customer')

  await page.emulateMedia({ reducedMotion: 'reduce' })
  await changeOrder(desk, id, { total: 56.78 })
  await syncNow(page)
  await expect(rowOf(page, number)).toContainText('56.78')
  await expect.poll(() => flashing(page, id)).toEqual([])
})

test('while the tab is hidden, new orders are counted in its title, notified and heard', async ({
  page,
  desk,
  context,
}) => {
  await context.grantPermissions(['notifications'])
  await page.addInitScript(() => {
    const told: string[] = []
    Object.assign(globalThis, {
      told,
      Notification: class extends Notification {
        constructor(title: string, options?: NotificationOptions) {
          super(title, options)
          told.push(title)
        }
      },
    })
  })
  const devTools = await context.newCDPSession(page)
  await devTools.send('WebAudio.enable')
  const heard: string[] = []
  devTools.on('WebAudio.audioNodeCreated', ({ node }) => heard.push(node.nodeType))

  await openOrders(page)
  const settings = await openSettings(page)
  await settings.getByRole('switch', { name: 'Play a short tone' }).click()
  await expect.poll(() => heard.filter((type) => type === 'Oscillator').length).toBe(2)
  await settings.getByRole('switch', { name: /Show a notification/ }).click()
  await settings.getByRole('button', { name: 'Close' }).click()

  await setVisible(page, false)
  await placeOrder(desk)
  await syncNow(page)
  await expect(page).toHaveTitle('(1) Orders · Deltadesk')
  await expect.poll(() => page.evaluate('told')).toEqual(['1 new order'])
  await expect.poll(() => heard.filter((type) => type === 'Oscillator').length).toBe(4)
  await setVisible(page, true)
  await expect(page).toHaveTitle('Orders · Deltadesk')
})

test('an order that is open keeps its place, and shows what changes in it', async ({
  page,
  desk,
}) => {
  await openOrders(page, '?status=delivered')
  const order = pick(await ordersAt(page), ({ status }) => status === 'delivered')
  await page.goto(`/orders/${order.id}?status=delivered`)
  const panel = page.getByRole('region', { name: `Order ${order.number}` })
  await expect(panel).toContainText('delivered')
  await changeOrder(desk, order.id, { status: 'refunded' })
  await syncNow(page)
  await expect(panel).toContainText('refunded')
  await expect(heading(page)).toContainText(' of ')
  await expect(cellsOf(page, 'status').filter({ hasText: 'refunded' })).toHaveCount(0)
})
