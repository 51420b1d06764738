// What is in the way of a screen reader, or of weak eyes, as axe sees it.
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/** Of all rules these alone can tell one theme from the other. */
const OF_COLOUR = ['color-contrast', 'link-in-text-block']

interface Look {
  /** A selector of the part to look at; by default the whole page. */
  readonly within?: string
  readonly colourAlone?: boolean
}

async function violationsOn(
  page: Page,
  { within, colourAlone = false }: Look = {},
): Promise<string[]> {
  // There are no frames here; without them axe need not put its findings together on a page of its own.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] })
  if (colourAlone) axe.withRules(OF_COLOUR)
  if (within !== undefined) axe.include(within)
  const { violations } = await axe.analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}

/** Both themes; in the second one, what depends on colours. */
export async function violationsInBothThemes(
  page: Page,
  look: Pick<Look, 'within'> = {},
): Promise<string[]> {
  const light = await violationsOn(page, look)
  await page.emulateMedia({ colorScheme: 'dark' })
  const dark = await violationsOn(page, { ...look, colourAlone: true })
  await page.emulateMedia({ colorScheme: 'light' })
  return [...light, ...dark.map((text) => `in the dark: ${text}`)]
}
