// The table: sorted by any column, laid out as one likes it, and read without losing one's way.
import type { Locator, Page } from '@playwright/test'
import { expect, test } from '../desk/desk.ts'
import { placeOrder } from '../desk/shop.ts'
import {
  cellsOf,
  countOf,
  grid,
  openOrders,
  openSheet,
  pickCell,
  rowOf,
  rows,
} from '../screens/orders.ts'

const head = (page: Page, name: string) =>
  grid(page).getByRole('columnheader', { name, exact: true })
const sortButton = (page: Page, name: string) => head(page, name).getByRole('button', { name })
const columns = async (page: Page) =>
  (await grid(page).locator('thead .name').allTextContents()).map((text) => text.trim())

test('a click on a column sorts by it, and with Shift by another one beside it', async ({
  page,
}) => {
  await openOrders(page)
  await sortButton(page, 'Status').click()
  await expect(head(page, 'Status')).toHaveAttribute('aria-sort', 'ascending')
  await sortButton(page, 'Total').click({ modifiers: ['Shift'] })
  await expect(page).toHaveURL(/sort=status,-total|sort=status%2C-total/)
  await expect(cellsOf(page, 'status').first()).toHaveText('Cancelled')
  await expect(head(page, 'Total')).toContainText('↓2')

  await sortButton(page, 'Customer').click()
  await expect(page).toHaveURL(/sort=customer$/)
  for (const [name, id] of [
    ['Order', 'number'],
    ['Items', 'items'],
    ['Total', 'total'],
    ['Created', 'created'],
    ['Updated', 'updated'],
  ] as const) {
    await sortButton(page, name).click()
    const first = await cellsOf(page, id).first().textContent()
    await sortButton(page, name).click()
    await expect(cellsOf(page, id).first()).not.toHaveText(first ?? '')
  }
})

test('columns are shown, moved, made wider and put back, and stay so', async ({ page }) => {
  await openOrders(page)
  const sheet = await openSheet(page, 'Columns')
  await sheet.getByRole('checkbox', { name: 'Show Country' }).check()
  await sheet.getByRole('checkbox', { name: 'Show Items' }).uncheck()
  await sheet.getByRole('button', { name: 'Move Country' }).focus()
  for (let at = 0; at < 3; at++) await page.keyboard.press('ArrowUp')
  await expect(sheet.getByRole('button', { name: 'Move Country' })).toBeFocused()
  await sheet
    .getByRole('button', { name: 'Move Updated' })
    .dragTo(sheet.getByRole('button', { name: 'Move Customer' }))
  await sheet.getByRole('slider', { name: 'Width of Status' }).fill('296')
  await page.keyboard.press('Escape')
  await expect(sheet).toBeHidden()
  const layout = await columns(page)
  expect(layout).not.toContain('Items')
  expect(layout.indexOf('Updated')).toBe(1)
  expect((await head(page, 'Status').boundingBox())?.width).toBeCloseTo(296, -1)

  await page.reload()
  await expect(rows(page).first()).toBeVisible()
  expect(await columns(page)).toEqual(layout)
  await openSheet(page, 'Columns')
  await page.getByRole('button', { name: 'Reset columns' }).click()
  expect(await columns(page)).toEqual([
    ...['Order', 'Customer', 'Items', 'Total', 'Status', 'Created', 'Updated'],
  ])
})

test('the head moves a column by drag and by keys, and widens it by both', async ({ page }) => {
  await openOrders(page)
  await sortButton(page, 'Total').dragTo(head(page, 'Customer'))
  expect((await columns(page)).slice(0, 3)).toEqual(['Order', 'Total', 'Customer'])
  await sortButton(page, 'Total').focus()
  await page.keyboard.press('Shift+ArrowRight')
  expect((await columns(page)).slice(0, 3)).toEqual(['Order', 'Customer', 'Total'])
  await page.keyboard.press('ArrowRight')
  await expect(sortButton(page, 'Items')).toBeFocused()

  const width = async () => (await head(page, 'Total').boundingBox())?.width ?? 0
  const before = await width()
  await sortButton(page, 'Total').press('Control+ArrowRight')
  expect(await width()).toBeCloseTo(before + 16, 0)
  const handle = await head(page, 'Total').locator('.handle').boundingBox()
  if (handle === null) throw new Error('The column has no handle')
  await page.mouse.move(handle.x + handle.width / 2, handle.y + handle.height / 2)
  await page.mouse.down()
  await page.mouse.move(handle.x + handle.width / 2 + 60, handle.y + handle.height / 2)
  await page.mouse.up()
  expect(await width()).toBeCloseTo(before + 76, -1)
})

const placeOf = async (part: Locator) => {
  const box = await part.boundingBox()
  return { x: Math.round(box?.x ?? 0), y: Math.round(box?.y ?? 0) }
}

test('the head and the first column stay in sight', async ({ page }) => {
  await page.setViewportSize({ width: 800, height: 600 })
  await openOrders(page)
  const corner = head(page, 'Order')
  const before = await placeOf(corner)
  await grid(page)
    .locator('..')
    .evaluate((scroller) => scroller.scrollTo(300, 2_000))
  await expect(rows(page).first()).not.toHaveAttribute('aria-rowindex', '2')
  expect(await placeOf(corner)).toEqual(before)
  const name = rows(page).nth(8).getByRole('rowheader')
  await expect.poll(async () => (await placeOf(name)).x).toBe(before.x)
})

test('only the rows in sight are on the page, and all are told of', async ({ page }) => {
  await openOrders(page)
  const count = await countOf(page)
  await expect(grid(page)).toHaveAttribute('aria-rowcount', String(count + 1))
  expect(await rows(page).count()).toBeLessThan(60)
  await rows(page).first().focus()
  await page.keyboard.press('End')
  await expect(rows(page).last()).toHaveAttribute('aria-rowindex', String(count + 1))
  await expect(rows(page).last()).toBeFocused()
})

test('orders are selected by box, in a row with Shift, all at once, and by keyboard', {
  tag: '@phone',
}, async ({ page, isMobile }) => {
  await openOrders(page)
  const count = await countOf(page)
  const bar = page.getByRole('region', { name: 'Selection' })
  await pickCell(page, 0).click()
  await expect(bar).toContainText('1 selected')
  await pickCell(page, 2).click({ modifiers: ['Shift'] })
  await expect(bar).toContainText('3 selected')
  await bar.getByRole('button', { name: `Select all ${count} found` }).click()
  await expect(bar).toContainText(`${count} selected`)
  await bar.getByRole('button', { name: 'Clear selection' }).click()
  await expect(bar).toBeHidden()
  if (isMobile) return

  await rows(page).nth(1).focus()
  await page.keyboard.press('x')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('X')
  await expect(bar).toContainText('4 selected')
  await page.keyboard.press('Control+a')
  await expect(bar).toContainText(`${count} selected`)
  await grid(page).getByRole('columnheader', { name: 'Select all orders found' }).click()
  await expect(bar).toBeHidden()
})

test('on a phone, the list is sorted from the columns sheet', { tag: '@phone' }, async ({
  page,
  isMobile,
}) => {
  await openOrders(page)
  const sheet = await openSheet(page, isMobile ? 'Sort' : 'Columns')
  await sheet.getByRole('combobox').first().selectOption('Order')
  await expect(page).toHaveURL(/sort=number$/)
  await expect(rows(page).first()).toContainText('D-10001')
  await sheet.getByRole('combobox').last().selectOption('Descending')
  await expect(page).toHaveURL(/sort=-number$/)
})

for (const dir of ['ltr', 'rtl'] as const) {
  test(`names stand where their column begins and sums where it ends, whichever way they run (${dir})`, async ({
    page,
    desk,
  }) => {
    const hebrew = await placeOrder(desk, { customer: { name: 'דנה לוי', email: null } })
    const latin = await placeOrder(desk, { customer: { name: 'Dana Levi', email: null } })
    await openOrders(page)
    await page.evaluate((value) => {
      document.documentElement.dir = value
    }, dir)
    const atStart = dir === 'ltr' ? 'left' : 'right'
    for (const { number } of [hebrew, latin]) {
      const row = rowOf(page, number)
      expect(await sideOf(row.locator('[data-column="customer"] .text').first()), number).toBe(
        atStart,
      )
      expect(await sideOf(row.locator('[data-column="total"]')), number).not.toBe(atStart)
    }
  })
}

/** The side of its box that a text stands at. */
async function sideOf(text: Locator): Promise<'left' | 'right'> {
  return text.evaluate((element) => {
    const range = document.createRange()
    range.selectNodeContents(element)
    const [ink, box] = [range.getBoundingClientRect(), element.getBoundingClientRect()]
    return ink.left - box.left < box.right - ink.right ? 'left' : 'right'
  })
}
