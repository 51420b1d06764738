// Setting up a second factor, and the app that shows its codes.
import { DEMO_ACCOUNT } from '@deltadesk/demo'
import type { Locator, Page } from '@playwright/test'
import { TOTP, URI } from 'otpauth'
import { expect } from '../desk/desk.ts'

/** Shows the code of any moment, in milliseconds since 1970. */
export type Authenticator = (timestamp: number) => string

/** What an app makes of the QR code; the key beside it has to be the same. */
export async function scan(page: Page): Promise<Authenticator> {
  await expect(page.getByRole('img', { name: 'QR code for your authenticator app' })).toBeVisible()
  const link = page.getByRole('link', { name: 'Open the app on this device' })
  const app = URI.parse((await link.getAttribute('href')) ?? '')
  if (!(app instanceof TOTP)) throw new Error('It is not for an authenticator app')
  const key = (await page.getByText(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/).textContent()) ?? ''
  expect(key.replaceAll(' ', '')).toBe(app.secret.base32)
  return (timestamp) => app.generate({ timestamp })
}

/** Begins what a desk that demands a second factor has one do first. */
export async function beginAtFirst(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Set up a second factor' })).toBeVisible()
  await page.getByRole('textbox', { name: 'Your password' }).fill(DEMO_ACCOUNT.password)
  await page.keyboard.press('Enter')
}

export const codeField = (within: Page | Locator) =>
  within.getByRole('textbox', { name: /^Code / }).first()

/** Takes the recovery codes down. */
export async function keepCodes(page: Page): Promise<string[]> {
  const codes = await page
    .getByRole('list', { name: 'Recovery codes' })
    .getByRole('listitem')
    .allInnerTexts()
  const done = page.getByRole('button', { name: 'Done' })
  await expect(done).toBeDisabled()
  await page.getByRole('checkbox', { name: 'I have kept them' }).check()
  await done.click()
  return codes
}
