// Without a mouse: the whole job, and every command by its name or its key.
import { DEMO_ACCOUNT } from '@deltadesk/demo'
import type { Page } from '@playwright/test'
import { expect, NOBODY, test } from '../desk/desk.ts'
import { cellsOf, heading, openOrders, rows, searchBox, seeOrders } from '../screens/orders.ts'
import { command, overlay, syncLight } from '../screens/overlays.ts'
import { panel, panelTitle } from '../screens/panel.ts'

/** What has the focus, after making sure that it can be seen. */
async function stop(page: Page): Promise<string> {
  const focused = await page.evaluate(() => {
    const element = document.activeElement
    if (!(element instanceof HTMLElement)) return { name: 'nothing', ring: false }
    const ringOf = (pseudo?: string) => {
      const { outlineStyle, outlineWidth, outlineColor, boxShadow, borderStyle } = getComputedStyle(
        element,
        pseudo,
      )
      const outlined =
        outlineStyle !== 'none' &&
        Number.parseFloat(outlineWidth) >= 1 &&
        !outlineColor.endsWith(', 0)')
      return outlined || (pseudo !== undefined && (boxShadow !== 'none' || borderStyle !== 'none'))
    }
    // The button of a date field has a ring inside of it, which a script can't see.
    const isInside = element.matches('input[type="date"]:not(:focus-visible)')
    const box = element.getBoundingClientRect()
    const inSight = box.bottom > 0 && box.top < innerHeight && box.width > 0
    const { tagName, textContent, title } = element
    const label = element instanceof HTMLInputElement && element.labels?.[0]?.textContent
    const named = element.getAttribute('aria-label') || label || title || textContent?.trim()
    return {
      name: `${named || tagName}`,
      ring: inSight && (isInside || ringOf() || ringOf('::after')),
    }
  })
  expect(focused.ring, `a focus ring around «${focused.name}»`).toBe(true)
  return focused.name
}

/** Presses Tab until what has the focus is called so, and sees a ring at each stop. */
async function tabTo(page: Page, name: RegExp, key = 'Tab'): Promise<void> {
  for (let presses = 0; presses < 25; presses++) {
    await page.keyboard.press(key)
    if (name.test(await stop(page))) return
  }
  throw new Error(`${key} does not lead to ${name}`)
}

test.describe('with nobody signed in', () => {
  test.use({ storageState: NOBODY })

  test('the whole job is done by keyboard alone, and the focus is in sight all the way', async ({
    page,
  }) => {
    await page.goto('/')
    await expect(page.getByRole('textbox', { name: 'Email' })).toBeFocused()
    await page.keyboard.type(DEMO_ACCOUNT.email)
    await tabTo(page, /^Password$/)
    await page.keyboard.type(DEMO_ACCOUNT.password)
    await tabTo(page, /^Sign in$/)
    await page.keyboard.press('Enter')
    await seeOrders(page)

    await page.keyboard.press('/')
    await expect(searchBox(page)).toBeFocused()
    await stop(page)
    await page.keyboard.type('coffee')
    await expect(heading(page)).toContainText(' of ')

    await tabTo(page, /^Filters$/)
    await page.keyboard.press('Enter')
    const form = page.getByRole('dialog', { name: 'Filters' })
    await expect(form.getByRole('combobox', { name: 'Currency' })).toBeVisible()
    for (let at = 0; at < 12; at++) {
      if (
        await form
          .getByRole('combobox', { name: 'Currency' })
          .evaluate((one) => one.matches(':focus'))
      )
        break
      await page.keyboard.press('Tab')
      await stop(page)
    }
    await page.keyboard.type('EUR')
    await expect(page).toHaveURL(/currency=EUR/)
    await page.keyboard.press('Escape')
    await expect(form).toBeHidden()
    await stop(page)

    await page.keyboard.press('/')
    await page.keyboard.press('ArrowDown')
    await expect(rows(page).first()).toBeFocused()
    await stop(page)
    const [first = '', second = ''] = await cellsOf(page, 'number').allTextContents()
    await page.keyboard.press('Enter')
    await expect(panelTitle(page)).toHaveText(first.trim())
    await page.keyboard.press(']')
    await expect(panelTitle(page)).toHaveText(second.trim())
    await page.keyboard.press('Escape')
    await expect(panel(page)).toBeHidden()
    await expect(rows(page).nth(1)).toBeFocused()
    await stop(page)

    const file = page.waitForEvent('download')
    await page.keyboard.press('e')
    expect((await file).suggestedFilename()).toMatch(/\.csv$/)

    await tabTo(page, /^Account/, 'Shift+Tab')
    await page.keyboard.press('Enter')
    await tabTo(page, /Sign out$/)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible()
  })
})

test('the palette finds commands and orders by name, and the sheet tells all keys', async ({
  page,
}) => {
  await openOrders(page)
  await command(page, 'overview')
  await expect(page).toHaveURL(/\/overview$/)
  await command(page, 'D-10007')
  await expect(panelTitle(page)).toHaveText('D-10007')
  await command(page, 'paper filters')
  await expect(page).toHaveURL(/\/orders\?q=paper(\+|%20)filters$/)
  await command(page, 'sync now')
  await expect(syncLight(page, 'Live')).toBeVisible()

  await page.keyboard.press('?')
  const sheet = overlay(page, 'Keyboard shortcuts')
  for (const line of [
    /Open the command palette\s*Ctrl/,
    /Next order in the list\s*J/,
    /Sync now\s*S/,
  ]) {
    await expect(sheet).toContainText(line)
  }
  await page.keyboard.press('Escape')
  await expect(sheet).toBeHidden()
})

test('keys go to the pages, the settings and through the list, and wait while one types', async ({
  page,
}) => {
  await openOrders(page)
  await page.keyboard.press('g')
  await page.keyboard.press('v')
  await expect(page).toHaveURL(/\/overview$/)
  await page.keyboard.press('g')
  await page.keyboard.press('o')
  await expect(page).toHaveURL(/\/orders$/)
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await expect(rows(page).nth(1)).toBeFocused()
  await page.keyboard.press('k')
  await expect(rows(page).first()).toBeFocused()
  await page.keyboard.press('/')
  await page.keyboard.type('x?gs')
  await expect(searchBox(page)).toHaveValue('x?gs')
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeHidden()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await page.keyboard.press('g')
  await page.keyboard.press('s')
  await expect(overlay(page, 'Settings')).toBeVisible()
})
