// Every test has a desk of its own: the whole system, with a thousand orders and no changes but the test's.

import { DEMO_ACCOUNT, type Demo, startDemo } from '@deltadesk/demo'
import { test as base, expect, type Page } from '@playwright/test'

export interface Desk extends Demo {
  /** What the API has logged so far. */
  readonly lines: readonly string[]
}

interface Fixtures {
  readonly desk: Desk
  /** What the page has done against the content security policy that it is served with; at the end of a test, nothing. */
  readonly violations: string[]
}

export const test = base.extend<Fixtures>({
  violations: [
    async ({ page }, use) => {
      const violations: string[] = []
      page.on('console', (message) => {
        const text = message.text()
        if (/content security policy|trusted ?(type|html|script)/i.test(text)) violations.push(text)
      })
      await use(violations)
      expect(violations).toEqual([])
    },
    { auto: true },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern
  desk: async ({}, use) => {
    const lines: string[] = []
    const demo = await startDemo({
      port: 0,
      orders: 1000,
      seed: 7,
      activityMs: 0,
      env: { MAX_STALENESS_MS: '500', RECONCILE_INTERVAL_MS: '1000' },
      log: (line) => lines.push(line),
    })
    await use({ ...demo, lines })
    await demo.stop()
  },
})

export async function signIn(page: Page, desk: Desk): Promise<void> {
  await page.goto(desk.url)
  await page.getByRole('textbox', { name: 'Email' }).fill(DEMO_ACCOUNT.email)
  await page.getByRole('textbox', { name: 'Password' }).fill(DEMO_ACCOUNT.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { name: '1,000 orders' })).toBeVisible()
}

export async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Account/ }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible()
}

export { expect }
