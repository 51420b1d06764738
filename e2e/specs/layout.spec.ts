// Whatever the width of the window, a page is never wider than it.
import type { Page } from '@playwright/test'
import { expect, NOBODY, test } from '../desk/desk.ts'
import { openOrders, rows } from '../screens/orders.ts'
import { openSettings } from '../screens/overlays.ts'
import { openOverview } from '../screens/overview.ts'
import { panel } from '../screens/panel.ts'

const WIDTHS = [360, 768, 1280, 1920]

/** The widths at which the page sticks out, and by how much. */
async function overflows(page: Page): Promise<string[]> {
  const wide: string[] = []
  for (const direction of ['ltr', 'rtl'] as const) {
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 })
      const by = await page.evaluate(async (dir) => {
        const root = document.documentElement
        root.dir = dir
        // A chart follows a frame or two after the page around it.
        for (let frame = 0; frame < 30 && root.scrollWidth > root.clientWidth; frame++) {
          await new Promise(requestAnimationFrame)
        }
        return root.scrollWidth - root.clientWidth
      }, direction)
      if (by > 0) wide.push(`${direction} at ${width}: ${by}`)
    }
  }
  return wide
}

test('no screen scrolls sideways at any width, read from either side', async ({
  page,
  browser,
  baseURL,
}) => {
  await openOrders(page, '?currency=EUR&min=10&created=year&country=DE')
  expect(await overflows(page), 'list').toEqual([])
  await page.setViewportSize({ width: 1280, height: 800 })
  await rows(page).first().getByRole('link').click()
  await expect(panel(page)).toBeVisible()
  expect(await overflows(page), 'panel').toEqual([])
  await openOverview(page)
  expect(await overflows(page), 'overview').toEqual([])
  await page.goto('/account')
  await expect(page.getByText('This one')).toBeVisible()
  expect(await overflows(page), 'account').toEqual([])
  await page.setViewportSize({ width: 1280, height: 800 })
  await openSettings(page)
  expect(await overflows(page), 'settings').toEqual([])

  const stranger = await browser.newPage({ baseURL: baseURL ?? '', storageState: NOBODY })
  await stranger.goto('/')
  await expect(stranger.getByRole('button', { name: 'Sign in' })).toBeVisible()
  expect(await overflows(stranger), 'sign-in').toEqual([])
  await stranger.close()
})
