// One order beside the list.
import type { Locator, Page } from '@playwright/test'
import { expect } from '../desk/desk.ts'
import { rowOf } from './orders.ts'

/** A region where there is room beside the list, a dialog on a phone. */
export const panel = (page: Page): Locator => page.locator('section[data-shortcuts]')

export async function openPanel(page: Page, number: string): Promise<Locator> {
  await rowOf(page, number).getByRole('link', { name: number }).click()
  await expect(panelTitle(page)).toHaveText(number)
  return panel(page)
}

export const panelTitle = (page: Page) => panel(page).getByRole('heading', { level: 2 })
