// Nothing is in the way of a screen reader or of weak eyes, on any screen, in either theme.
import { expect, NOBODY, signInByApi, test } from '../desk/desk.ts'
import { violationsInBothThemes } from '../screens/accessibility.ts'
import { openOrders, openSheet, pickCell, rows } from '../screens/orders.ts'
import { openSettings, openSyncPanel, overlay } from '../screens/overlays.ts'
import { openOverview } from '../screens/overview.ts'
import { panel } from '../screens/panel.ts'

/** A few rows say as much as many, and axe looks at each of them. */
const FEW = '?q=D-1000&min=1'

const DIALOG = { within: '[role="dialog"]:not([popover])' }

test('the list, an order, and a selection', { tag: '@phone' }, async ({ page }) => {
  await openOrders(page, FEW)
  expect(await violationsInBothThemes(page)).toEqual([])
  await pickCell(page, 0).click()
  await rows(page).nth(1).getByRole('link').click()
  await expect(panel(page)).toBeVisible()
  expect(await violationsInBothThemes(page)).toEqual([])
})

test('the overview, with charts and with tables', async ({ page }) => {
  await openOverview(page, '?period=7d')
  expect(await violationsInBothThemes(page)).toEqual([])
  for (const name of ['Orders over time', 'By status']) {
    await page.getByRole('button', { name: `Show as table: ${name}` }).click()
  }
  expect(await violationsInBothThemes(page, { within: '.charts' })).toEqual([])
})

test('the account, with a token about to be made', async ({ page }) => {
  await page.goto('/account')
  await expect(page.getByText('This one')).toBeVisible()
  await page.getByRole('button', { name: 'New token' }).click()
  await expect(page.getByRole('button', { name: 'Create token' })).toBeVisible()
  expect(await violationsInBothThemes(page)).toEqual([])
})

test('the sheets of filters, views, columns and export', async ({ page }) => {
  await openOrders(page, FEW)
  for (const name of ['Filters', 'Save view', 'Columns', 'Export']) {
    await openSheet(page, name)
    const found = await violationsInBothThemes(page, { within: '[popover]:popover-open' })
    expect(found, name).toEqual([])
    await page.keyboard.press('Escape')
  }
})

test('the palette, the cheat sheet, the settings and the sync panel', async ({ page }) => {
  await openOrders(page, FEW)
  await page.keyboard.press('ControlOrMeta+k')
  await expect(overlay(page, 'Commands')).toBeVisible()
  expect(await violationsInBothThemes(page, DIALOG), 'palette').toEqual([])
  await page.keyboard.press('Escape')
  await page.keyboard.press('?')
  await expect(overlay(page, 'Keyboard shortcuts')).toBeVisible()
  expect(await violationsInBothThemes(page, DIALOG), 'cheat sheet').toEqual([])
  await page.keyboard.press('Escape')
  await openSettings(page)
  expect(await violationsInBothThemes(page, DIALOG), 'settings').toEqual([])
  await page.keyboard.press('Escape')
  await openSyncPanel(page)
  expect(await violationsInBothThemes(page, DIALOG), 'sync panel').toEqual([])
})

test.describe('with nobody signed in', () => {
  test.use({ storageState: NOBODY })

  test('the way in, and a session that is about to end', { tag: '@phone' }, async ({
    page,
    ownDesk,
  }) => {
    const desk = await ownDesk({ orders: 20, env: { SESSION_TTL_SECONDS: '200' } })
    await page.goto(desk.url)
    await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible()
    expect(await violationsInBothThemes(page), 'sign-in').toEqual([])
    await signInByApi(page.request, desk.url)
    await page.goto(desk.url)
    await page.getByRole('button', { name: 'Stay signed in' }).click()
    await expect(overlay(page, 'Stay signed in')).toBeVisible()
    expect(await violationsInBothThemes(page, DIALOG), 'renewal').toEqual([])
    await page.keyboard.press('Escape')
    expect(await violationsInBothThemes(page, { within: '.banner' }), 'banner').toEqual([])
  })
})
