// What the main screens look like, against pictures in `snapshots`: same shop, same moment, same font.
import { expect, NOBODY, STILL, signInByApi, test } from '../desk/desk.ts'
import { openOrders, rows } from '../screens/orders.ts'
import { openOverview } from '../screens/overview.ts'
import { panel } from '../screens/panel.ts'

test.use({
  storageState: NOBODY,
  baseURL: ({ stillDesk }, use) => use(stillDesk.url),
  // For pictures Playwright adds styles to the page: those that stop animations, and the font.
  bypassCSP: true,
})

test('the main screens look as they did', { tag: '@phone' }, async ({ page, stillDesk }) => {
  await page.clock.setFixedTime(STILL)
  const looksTheSame = async (name: string) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await expect(page).toHaveScreenshot(`${name}-${colorScheme}.png`)
    }
  }
  await page.goto('/sign-in')
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible()
  await looksTheSame('sign-in')
  await signInByApi(page.request, stillDesk.url)
  // One country of one script: not every system can draw them all.
  await openOrders(page, '?country=DE')
  await looksTheSame('table')
  await rows(page).first().getByRole('link').click()
  await expect(panel(page)).toBeVisible()
  await looksTheSame('panel')
  await openOverview(page)
  await looksTheSame('overview')
})
