// The way in and out.
import { DEMO_ACCOUNT } from '@deltadesk/demo'
import type { Page } from '@playwright/test'
import { expect } from '../desk/desk.ts'
import { seeOrders } from './orders.ts'

export const emailField = (page: Page) => page.getByRole('textbox', { name: 'Email' })
export const passwordField = (page: Page) => page.getByRole('textbox', { name: 'Password' })
const signInButton = (page: Page) => page.getByRole('button', { name: 'Sign in' })

/** Fills the form and sends it off, whatever comes of it. */
export async function trySignIn(page: Page, password = DEMO_ACCOUNT.password): Promise<void> {
  await emailField(page).fill(DEMO_ACCOUNT.email)
  await passwordField(page).fill(password)
  await signInButton(page).click()
}

export async function signIn(page: Page, url = '/'): Promise<void> {
  await page.goto(url)
  await trySignIn(page)
  await seeOrders(page)
}

export async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Account/ }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(signInButton(page)).toBeVisible()
}

/** The names of the databases in this browser that hold orders. */
export async function keptCopies(page: Page): Promise<string[]> {
  const names = await page.evaluate(async () => {
    const databases = await indexedDB.databases()
    return databases.map(({ name }) => name ?? '')
  })
  return names.filter((name) => name.startsWith('deltadesk.orders.'))
}
