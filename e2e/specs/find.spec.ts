// Finding orders: by what somebody remembers of them, by what they are, and by a link or a view of yesterday.
import { expect, test } from '../desk/desk.ts'
import { ordersAt, pick, placeOrder } from '../desk/shop.ts'
import { pasted } from '../screens/clipboard.ts'
import {
  cellsOf,
  countOf,
  heading,
  openOrders,
  openSheet,
  rowOf,
  rows,
  search,
  searchBox,
  syncNow,
} from '../screens/orders.ts'
import { toast } from '../screens/overlays.ts'

test('one box finds orders by number, customer, e-mail and items', { tag: '@phone' }, async ({
  page,
}) => {
  await openOrders(page)
  const order = pick(await ordersAt(page), ({ customer: { name, email } }) =>
    Boolean(name?.includes(' ') && email),
  )
  const [first, last] = order.customer.name?.split(' ') ?? []
  const item = order.items[0]?.name ?? ''
  for (const text of [order.number, `${last} ${first}`, order.customer.email ?? '']) {
    await search(page, text)
    await expect(rowOf(page, order.number)).toBeVisible()
  }
  await search(page, `${order.number.slice(2)} ${item.slice(0, 8)}`)
  await expect(heading(page)).toHaveText(/^1 of /)
  await searchBox(page).press('Escape')
  await expect(searchBox(page)).toHaveValue('')
  await expect(heading(page)).toHaveText(/^\d+ orders$/)
})

test('what matches nothing says so, and lets go of all filters', async ({ page }) => {
  await openOrders(page, '?q=unobtainium&currency=EUR')
  await expect(page.getByText('No order matches')).toBeVisible()
  await page.getByRole('button', { name: 'Clear filters' }).last().click()
  await expect(rows(page).first()).toBeVisible()
  await expect(page).toHaveURL(/\/orders$/)
})

test('each status is a tab with its count, and several hold at once', { tag: '@phone' }, async ({
  page,
}) => {
  await openOrders(page)
  const tabs = page.getByRole('group', { name: 'Statuses' })
  const counted = async (name: string) => {
    const text = await tabs.getByRole('button', { name: new RegExp(`^${name} `) }).textContent()
    return Number(/\d+/.exec(text ?? '')?.[0])
  }
  expect(await counted('All')).toBe(await countOf(page))
  const shipped = await counted('shipped')
  const paid = await counted('paid')
  await tabs.getByRole('button', { name: /^shipped / }).click()
  await expect(heading(page)).toHaveText(new RegExp(`^${shipped} of `))
  await tabs.getByRole('button', { name: /^paid / }).click({ modifiers: ['Shift'] })
  await expect(heading(page)).toHaveText(new RegExp(`^${shipped + paid} of `))
  await expect(page).toHaveURL(/status=shipped&status=paid/)
  await tabs.getByRole('button', { name: /^All / }).click()
  await expect(page).toHaveURL(/\/orders$/)
})

test('filters by time, total, currency and country narrow the list, each with a chip', {
  tag: '@phone',
}, async ({ page }) => {
  await openOrders(page)
  const all = await ordersAt(page)
  const form = await openSheet(page, 'Filters')
  await form.getByRole('combobox', { name: 'Currency' }).selectOption('EUR')
  const euros = all.filter(({ currency }) => currency === 'EUR')
  await expect(heading(page)).toHaveText(new RegExp(`^${euros.length} of `))
  await form.getByRole('combobox', { name: 'Country' }).selectOption('DE')
  await form.getByRole('spinbutton', { name: 'At least' }).fill('50')
  await form.getByRole('spinbutton', { name: 'At most' }).fill('400')
  await form.getByRole('spinbutton', { name: 'At most' }).press('Tab')
  const ofGermany = euros.filter(
    ({ total, extra }) => extra.country === 'DE' && total !== null && total >= 50 && total <= 400,
  )
  await expect(heading(page)).toHaveText(new RegExp(`^${ofGermany.length} of `))
  await form.getByRole('combobox', { name: 'Created' }).selectOption('Last 30 days')
  const since = Date.now() - 31 * 86_400_000
  const recent = ofGermany.filter(({ createdAt }) => Date.parse(createdAt ?? '') > since)
  await expect.poll(() => countOf(page)).toBeLessThanOrEqual(recent.length)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Filters (4)' })).toBeVisible()

  await page.getByRole('button', { name: 'Remove filter: Last 30 days' }).click()
  await expect(heading(page)).toHaveText(new RegExp(`^${ofGermany.length} of `))
  await page.getByRole('button', { name: /^Remove filter: Total/ }).click()
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await expect(page).toHaveURL(/\/orders$/)
})

test('days from and to are whole days', async ({ page, desk }) => {
  const createdAt = (time: string) => ({ createdAt: new Date(time) })
  const first = await placeOrder(desk, createdAt('2025-02-03T00:00:00Z'))
  const last = await placeOrder(desk, createdAt('2025-02-04T23:59:59Z'))
  await placeOrder(desk, createdAt('2025-02-05T00:00:00Z'))
  await openOrders(page)
  const form = await openSheet(page, 'Filters')
  await form.getByLabel('From').fill('2025-02-03')
  await form.getByLabel('To', { exact: true }).fill('2025-02-04')
  await expect(heading(page)).toHaveText(/^2 of /)
  await page.keyboard.press('Escape')
  await expect(rowOf(page, first.number)).toBeVisible()
  await expect(rowOf(page, last.number)).toBeVisible()
  await expect(page.getByRole('button', { name: /^Remove filter: Created Feb 3/ })).toBeVisible()
})

test('what is asked for is in the address: it survives a reload, and can be shared', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await openOrders(page)
  await search(page, 'espresso machine')
  await expect(page).toHaveURL(/q=espresso/)
  await page.getByRole('button', { name: /^delivered / }).click()
  await expect(page).toHaveURL(/q=espresso.*status=delivered/)
  const found = (await heading(page).textContent()) ?? ''
  const numbers = await cellsOf(page, 'number').allTextContents()
  await page.reload()
  await expect(searchBox(page)).toHaveValue('espresso machine')
  await expect(heading(page)).toHaveText(found)

  await openSheet(page, 'Save view')
  await page.getByRole('button', { name: 'Copy link' }).click()
  await expect(toast(page, 'Link copied')).toBeVisible()
  const link = await pasted(context)
  const colleague = await context.newPage()
  await colleague.goto(link)
  await expect(heading(colleague)).toHaveText(found)
  await expect(cellsOf(colleague, 'number').first()).toHaveText(numbers[0] ?? '')

  await page.goBack()
  await expect(page).toHaveURL(/\/orders\?q=espresso[^&]*$/)
})

test('a view is saved, used, renamed, deleted, and brought back', { tag: '@phone' }, async ({
  page,
}) => {
  await openOrders(page, '?status=paid&sort=-total')
  const found = (await heading(page).textContent()) ?? ''
  const sheet = await openSheet(page, 'Save view')
  await sheet.getByRole('textbox', { name: 'Name of the view' }).fill('To pack')
  await sheet.getByRole('button', { name: 'Save view' }).click()
  const views = page.getByRole('navigation', { name: 'Views' })
  const view = (name: string) => views.getByRole('link', { name, exact: true })
  await expect(view('To pack')).toHaveAttribute('aria-current', 'page')
  await page.getByRole('button', { name: /^All / }).click()
  await expect(heading(page)).toHaveText(/^\d+ orders$/)

  await view('To pack').click()
  await expect(heading(page)).toHaveText(found)
  await expect(page).toHaveURL(/sort=-total/)

  await views.getByRole('button', { name: 'Change view To pack' }).click()
  await views.getByRole('textbox', { name: 'Name of the view' }).fill('To send')
  await views.getByRole('button', { name: 'Rename' }).click()
  await expect(view('To send')).toBeVisible()
  await views.getByRole('button', { name: 'Change view To send' }).click()
  await views.getByRole('button', { name: 'Delete view' }).click()
  await expect(view('To send')).toHaveCount(0)
  await expect(toast(page, 'Deleted To send')).toBeVisible()
  await page.keyboard.press('z')
  await expect(view('To send')).toBeVisible()
})

test('a new order that matches what is searched for comes in by itself', async ({ page, desk }) => {
  await openOrders(page, '?q=zebra')
  await expect(page.getByText('No order matches')).toBeVisible()
  const placed = await placeOrder(desk, { customer: { name: 'Zebra Crossing', email: null } })
  await syncNow(page)
  await expect(rowOf(page, placed.number)).toBeVisible()
})
