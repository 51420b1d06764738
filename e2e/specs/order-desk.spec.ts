// A day at the order desk: finding, reading one order after the other, counting, all of it by keyboard, and nothing in
// the way of a screen reader.
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, signIn, test } from './desk.ts'

async function violationsOn(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`no screen has anything in the way of a screen reader (${colorScheme})`, async ({
    page,
    desk,
  }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.goto(desk.url)
    await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible()
    expect(await violationsOn(page)).toEqual([])
    await signIn(page, desk)
    expect(await violationsOn(page)).toEqual([])
    await page.getByRole('link', { name: /^D-/ }).first().click()
    await expect(page).toHaveURL(/\/orders\/.+/)
    await expect(page.getByRole('heading', { name: /D-/ })).toBeVisible()
    expect(await violationsOn(page)).toEqual([])
    await page.goto(`${desk.url}/overview`)
    await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible()
    await expect(page.getByRole('heading', { name: 'Orders over time' })).toBeVisible()
    expect(await violationsOn(page)).toEqual([])
  })
}

test('what is searched for is in the address, and comes back with it', async ({ page, desk }) => {
  await signIn(page, desk)
  await page.getByRole('textbox', { name: 'Search orders' }).fill('espresso machine')
  await expect(page).toHaveURL(/q=espresso/)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('of 1,000 orders')
  const found = await page.getByRole('heading', { level: 1 }).textContent()
  await page.reload()
  await expect(page.getByRole('textbox', { name: 'Search orders' })).toHaveValue('espresso machine')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(found ?? '')
})

test('a reload shows the orders that were kept, and asks for what changed alone', async ({
  page,
  desk,
}) => {
  await signIn(page, desk)
  const isKept = () =>
    page.evaluate(async () =>
      (await indexedDB.databases()).some(({ name }) => name?.includes('deltadesk')),
    )
  await expect.poll(isKept).toBe(true)
  const asked: string[] = []
  // What is kept is written a moment after it has come.
  await expect(async () => {
    asked.length = 0
    page.removeAllListeners('request')
    page.on('request', (request) => {
      const url = new URL(request.url())
      if (url.pathname === '/api/orders') asked.push(url.search)
    })
    await page.reload()
    await expect(page.getByRole('heading', { name: '1,000 orders' })).toBeVisible()
    await expect.poll(() => asked.length).toBeGreaterThan(0)
    expect(asked[0]).toContain('since=')
  }).toPass()
})
