// How current the orders are, in a word.
import type { sync as english } from '../en/sync.ts'
import type { Translated } from '../translated.ts'

export const sync: Translated<typeof english> = {
  open: 'Einzelheiten zum Abgleich zeigen',
  lights: {
    live: 'Aktuell',
    syncing: 'Abgleich läuft',
    behind: 'Im Rückstand',
    offline: 'Offline',
    'signed-out': 'Abgemeldet',
  },
}
