// What lies over every page: palette, settings, cheat sheet, sync panel.
import type { Locator, Page } from '@playwright/test'
import { expect } from '../desk/desk.ts'

export const overlay = (page: Page, name: string) => page.getByRole('dialog', { name })
export const toast = (page: Page, text: string | RegExp) =>
  page.getByRole('region', { name: 'Messages' }).getByText(text)

export async function openSettings(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: /^Account/ }).click()
  await page.getByRole('button', { name: 'Settings' }).click()
  await expect(overlay(page, 'Settings')).toBeVisible()
  return overlay(page, 'Settings')
}

/** Has the palette do what it finds first for `text`. */
export async function command(page: Page, text: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+k')
  const box = overlay(page, 'Commands').getByRole('combobox')
  await box.fill(text)
  await box.press('Enter')
  await expect(overlay(page, 'Commands')).toBeHidden()
}

export const syncLight = (page: Page, word: string) =>
  page.getByRole('button', { name: new RegExp(`^${word}.*Show sync details`) })

export async function openSyncPanel(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: /Show sync details$/ }).click()
  await expect(overlay(page, 'Sync').getByRole('button', { name: 'Sync now' })).toBeVisible()
  return overlay(page, 'Sync')
}
