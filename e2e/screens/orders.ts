// The list of orders: what is on it, and what can be done with it.
import type { OrdersPage } from '@deltadesk/contract'
import type { Locator, Page, Request, Response } from '@playwright/test'
import { expect } from '../desk/desk.ts'

export const heading = (page: Page) => page.getByRole('heading', { level: 1 })
export const grid = (page: Page) => page.getByRole('grid', { name: 'Orders' })
export const rows = (page: Page) => grid(page).locator('tbody').getByRole('row')
export const searchBox = (page: Page) => page.getByRole('textbox', { name: 'Search orders' })

export function rowOf(page: Page, number: string): Locator {
  return rows(page).filter({ has: page.getByRole('rowheader', { name: number, exact: true }) })
}

/** The cells of a column that are on the page, from top to bottom. */
export const cellsOf = (page: Page, column: string) =>
  grid(page).locator(`tbody [data-column="${column}"]`)

/** Waits until the orders are there. */
export async function seeOrders(page: Page, wait: { timeout?: number } = {}): Promise<void> {
  await expect(heading(page)).toHaveText(/^[\d,]+ (of [\d,]+ )?orders$/, wait)
}

/** @param query - as in the address, with its question mark */
export async function openOrders(page: Page, query = ''): Promise<void> {
  await page.goto(`/orders${query}`)
  await seeOrders(page)
}

/** The cell before the first one, all of which picks the row. */
export const pickCell = (page: Page, at: number) => rows(page).nth(at).getByRole('gridcell').first()

/** How many orders the heading says there are, or are found. */
export async function countOf(page: Page): Promise<number> {
  const text = (await heading(page).textContent()) ?? ''
  return Number(/[\d,]+/.exec(text)?.[0].replaceAll(',', ''))
}

export async function search(page: Page, text: string): Promise<void> {
  await searchBox(page).fill(text)
  await expect(heading(page)).toContainText(' of ')
}

/** Presses the button above the list whose name begins so, and finds the sheet of that name. */
export async function openSheet(page: Page, name: string): Promise<Locator> {
  await page.getByRole('button', { name: new RegExp(`^${name}`) }).click()
  const opened = page.getByRole('dialog', { name })
  await expect(opened.locator('button, select').first()).toBeVisible()
  return opened
}

const pathOf = (url: string) => new URL(url).pathname

export const isPoll = (request: Request) => pathOf(request.url()) === '/api/orders'

export const isAnswer = (response: Response) => isPoll(response.request())

/** Asks for what changed by its key, rather than to wait for the next poll. */
export async function syncNow(page: Page): Promise<void> {
  const answer = page.waitForResponse(isAnswer)
  await page.keyboard.press('s')
  await answer
}

export async function pageOf(response: Response): Promise<OrdersPage> {
  const page: OrdersPage = await response.json()
  return page
}
