// What was copied. The dashboard may not read the clipboard, so it is pasted on a page of nobody's.
import type { BrowserContext } from '@playwright/test'

export async function pasted(context: BrowserContext): Promise<string> {
  const page = await context.newPage()
  await page.setContent('<textarea autofocus></textarea>')
  const field = page.locator('textarea')
  await field.press('ControlOrMeta+v')
  const text = await field.inputValue()
  await page.close()
  return text
}
