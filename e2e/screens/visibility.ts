// Chromium without a window shows every tab, so a tab that is put out of sight has to be told so.
import type { Page } from '@playwright/test'

export async function setVisible(page: Page, visible: boolean): Promise<void> {
  await page.evaluate((isVisible) => {
    const state = isVisible ? 'visible' : 'hidden'
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => state })
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => !isVisible })
    document.dispatchEvent(new Event('visibilitychange'))
  }, visible)
}
