// One order, beside the list it was found in.
import { expect, test } from '../desk/desk.ts'
import { ordersAt, pick } from '../desk/shop.ts'
import { pasted } from '../screens/clipboard.ts'
import { cellsOf, openOrders, rowOf, rows } from '../screens/orders.ts'
import { toast } from '../screens/overlays.ts'
import { openPanel, panel, panelTitle } from '../screens/panel.ts'

test('an order opens at an address of its own, and keys go on to the next and back', {
  tag: '@phone',
}, async ({ page }) => {
  await openOrders(page, '?sort=-total')
  const [first = '', second = ''] = await cellsOf(page, 'number').allTextContents()
  await openPanel(page, first.trim())
  await expect(page).toHaveURL(/\/orders\/[^?]+\?sort=-total$/)
  await expect(panel(page)).toContainText(/1 of \d+/)
  await page.keyboard.press(']')
  await expect(panelTitle(page)).toHaveText(second.trim())
  await page.keyboard.press('[')
  await expect(panelTitle(page)).toHaveText(first.trim())
  await panel(page).getByRole('button', { name: 'Next order' }).click()
  await expect(panelTitle(page)).toHaveText(second.trim())
  const address = page.url()
  await page.keyboard.press('Escape')
  await expect(panel(page)).toBeHidden()
  await expect(rowOf(page, second.trim())).toBeFocused()
  await expect(page).toHaveURL(/\/orders\?sort=-total$/)

  await page.goto(address)
  await expect(panelTitle(page)).toHaveText(second.trim())
})

test('the panel tells customer, lines, sums, times and every field, and copies the JSON', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await openOrders(page)
  const order = pick(await ordersAt(page), ({ items, customer: { email }, currency }) =>
    Boolean(items.length > 1 && email && currency === 'EUR'),
  )
  await page.goto(`/orders/${order.id}`)
  await expect(panelTitle(page)).toHaveText(order.number)
  const part = (name: string) => panel(page).getByRole('region', { name })
  await expect(part('Customer').getByRole('link')).toHaveText(order.customer.email ?? '')
  await expect(part('Items').locator('tbody tr')).toHaveCount(order.items.length)
  await expect(part('Items')).toContainText(order.items[0]?.name ?? '')
  const total = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'EUR' })
  await expect(panel(page).locator('.total')).toContainText(total.format(order.total ?? 0))
  await expect(part('Timeline').getByRole('listitem').first()).toContainText('Created')
  await expect(part('Every field')).toContainText('shippingAddress')

  await panel(page).getByText('Show JSON').click()
  await expect(panel(page).locator('pre')).toContainText(`"number": "${order.number}"`)
  await panel(page).getByRole('button', { name: 'Copy JSON' }).click()
  await expect(toast(page, 'Copied')).toBeVisible()
  const copied: unknown = JSON.parse(await pasted(context))
  expect(copied).toMatchObject({ id: order.id, number: order.number, total: order.total })
})

test('an address of no order says so, and leads back to all', async ({ page }) => {
  await page.goto('/orders/nothing-of-that-name')
  await expect(page.getByRole('heading', { name: 'This order isn’t here' })).toBeVisible()
  await page.getByRole('button', { name: 'Back to all orders' }).click()
  await expect(page).toHaveURL(/\/orders$/)
  await expect(rows(page).first()).toBeVisible()
})
