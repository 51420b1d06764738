// Puts the chosen theme and density on the page. public/theme.js does the first of it before anything is painted.
import { watchEffect } from 'vue'
import type { Theme } from './preferences.ts'
import { usePreferences } from './use-preferences.ts'

/** To be called once, by the app. */
export function followTheme(): void {
  const { preferences } = usePreferences()
  watchEffect(() => {
    const { theme, density } = preferences.value
    const { dataset } = document.documentElement
    dataset.density = density
    if (theme === 'system') delete dataset.theme
    else dataset.theme = theme
    colourBrowser(theme)
  })
}

/** The browser's own bars; their colours stand in index.html, one for each theme. */
function colourBrowser(theme: Theme): void {
  for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')) {
    const own = meta.dataset.theme
    if (theme === 'system') meta.media = `(prefers-color-scheme: ${own})`
    else meta.media = own === theme ? 'all' : 'not all'
  }
}
