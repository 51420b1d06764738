// What can be chosen in the settings, as commands say it too.
import type { settings as english } from '../en/settings.ts'
import type { Translated } from '../translated.ts'

export const settings: Translated<typeof english> = {
  themes: { system: 'System', light: 'Hell', dark: 'Dunkel' },
  densities: { comfortable: 'Geräumig', compact: 'Kompakt' },
}
