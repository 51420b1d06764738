// What the orders come to.
import type { Locator, Page } from '@playwright/test'
import { expect } from '../desk/desk.ts'
import { heading } from './orders.ts'

/** @param query - as in the address, with its question mark */
export async function openOverview(page: Page, query = ''): Promise<void> {
  await page.goto(`/overview${query}`)
  await expect(heading(page)).toHaveText('Overview')
  await expect(chartCard(page, 'Orders over time')).toBeVisible()
}

export const chartCard = (page: Page, name: string | RegExp) => page.getByRole('region', { name })

/** The value of a key figure. */
export const figure = (page: Page, label: string): Locator =>
  page
    .locator('dl[aria-label="Key figures"] > div')
    .filter({ has: page.getByText(label, { exact: true }) })
    .locator('.value')

/** How many of a chart's pixels are painted. */
export function paintedPixels(card: Locator): Promise<number> {
  return card.locator('canvas').evaluate((canvas) => {
    if (!(canvas instanceof HTMLCanvasElement)) return 0
    const image = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height)
    return image?.data.filter((value, at) => at % 4 === 3 && value > 0).length ?? 0
  })
}
