// Taking orders along: as a file for a spreadsheet or a program, and on paper.
import { readFile } from 'node:fs/promises'
import type { Order } from '@deltadesk/contract'
import type { Page } from '@playwright/test'
import { expect, test } from '../desk/desk.ts'
import { placeOrder } from '../desk/shop.ts'
import { countOf, openOrders, openSheet, pickCell, rows } from '../screens/orders.ts'
import { command } from '../screens/overlays.ts'

async function download(page: Page, button: string): Promise<{ name: string; text: string }> {
  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: button, exact: true }).click()
  const file = await coming
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') }
}

test('what is found is exported as CSV, and a formula in it stays a text', async ({
  page,
  desk,
}) => {
  const formula = '=HYPERLINK("https://evil.example";"Click")'
  await placeOrder(desk, { customer: { name: formula, email: '+49@shop.example' }, total: -1.5 })
  await openOrders(page, '?q=hyperlink')
  await openSheet(page, 'Export')
  const { name, text } = await download(page, 'CSV for a spreadsheet')
  expect(name).toMatch(/^orders-\d{4}-\d\d-\d\d\.csv$/)
  const [head, line, ...rest] = text.split('\r\n')
  expect(head).toMatch(/^\u{feff}number,status,customer_name,/u)
  expect(line).toContain(`"'=HYPERLINK(""https://evil.example"";""Click"")"`)
  expect(line).toContain(",'+49@shop.example,")
  expect(line).toContain(',-1.5,EUR,')
  expect(rest).toEqual([''])
})

test('all are exported as JSON, or the selected ones alone', async ({ page }) => {
  await openOrders(page, '?sort=number')
  const count = await countOf(page)
  const sheet = await openSheet(page, 'Export')
  await expect(sheet).toContainText(`${count} orders, as found`)
  const all = await download(page, 'JSON')
  const orders: Order[] = JSON.parse(all.text)
  expect(orders).toHaveLength(count)
  expect(orders[0]?.number).toBe('D-10001')
  await page.keyboard.press('Escape')

  await pickCell(page, 1).click()
  await pickCell(page, 3).click()
  const { text } = await download(page, 'Export CSV')
  const numbers = text.trim().split('\r\n').slice(1)
  expect(numbers.map((line) => line.split(',')[0])).toEqual(['D-10002', 'D-10004'])
})

test('an export under way is shown, and can be stopped', async ({ page }) => {
  const downloads: string[] = []
  page.on('download', (file) => downloads.push(file.suggestedFilename()))
  const held = Promise.withResolvers<void>()
  await page.route('**/export-orders*.js', async (route) => {
    await held.promise
    await route.continue()
  })
  await openOrders(page)
  const sheet = await openSheet(page, 'Export')
  await sheet.getByRole('button', { name: 'CSV for a spreadsheet' }).click()
  await expect(page.getByRole('button', { name: 'Exporting… 0%' })).toBeVisible()
  await sheet.getByRole('button', { name: 'Cancel export' }).click()
  await expect(sheet.getByRole('button', { name: 'CSV for a spreadsheet' })).toBeVisible()
  held.resolve()
  await download(page, 'JSON')
  expect(downloads.filter((name) => name.endsWith('.csv'))).toEqual([])
})

test('what is printed is a plain table of what is found, or each order on a sheet', async ({
  page,
}) => {
  await openOrders(page, '?status=shipped')
  const count = await countOf(page)
  // Without a window there is no dialog to print: what it would be given is looked at instead.
  await page.evaluate(() => {
    window.print = () => document.body.setAttribute('data-printing', '')
  })
  await openSheet(page, 'Export')
  await page.getByRole('button', { name: 'Print the list' }).click()
  await expect(page.locator('body[data-printing]')).toBeAttached()
  await page.emulateMedia({ media: 'print' })
  const sheet = page.locator('.print-sheet')
  await expect(sheet.getByRole('heading')).toHaveText(new RegExp(`^${count} of`))
  await expect(sheet.locator('tbody tr')).toHaveCount(count)
  await expect(page.getByRole('banner')).toBeHidden()
  await page.evaluate(() => dispatchEvent(new Event('afterprint')))
  await expect(sheet).toHaveCount(0)

  await page.emulateMedia({ media: 'screen' })
  await page.keyboard.press('Escape')
  await pickCell(page, 0).click()
  await pickCell(page, 1).click()
  await command(page, 'print each')
  await expect(sheet.locator('article')).toHaveCount(2)
  await page.evaluate(() => dispatchEvent(new Event('afterprint')))

  const opened = rows(page).nth(1)
  const number = (await opened.getByRole('link').textContent()) ?? ''
  await opened.getByRole('link').click()
  await page.getByRole('button', { name: 'Print this order' }).click()
  await expect(sheet.locator('article')).toHaveCount(1)
  await expect(sheet.locator('article')).toContainText(number)
  await expect(sheet.locator('article')).toContainText('Total')
})
