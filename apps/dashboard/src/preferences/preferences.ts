// How a person likes the dashboard, as it is kept in this browser. What is read back may be from another version of
// the dashboard or by another hand, so every value is checked and falls back alone.
import { isLanguage, type Language } from '../i18n/languages.ts'
import { recordIn } from '../outside/record.ts'

export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

export const DENSITIES = ['comfortable', 'compact'] as const
export type Density = (typeof DENSITIES)[number]

export interface Preferences {
  /** `auto`: the browser's. */
  readonly language: Language | 'auto'
  /** IANA name; `auto`: the computer's. */
  readonly timeZone: string
  readonly theme: Theme
  readonly density: Density
  /** A short tone when a new order arrives. */
  readonly sound: boolean
  /** A notification of the system's when a new order arrives. */
  readonly notification: boolean
}

export const DEFAULT_PREFERENCES: Preferences = {
  language: 'auto',
  timeZone: 'auto',
  theme: 'system',
  density: 'comfortable',
  sound: false,
  notification: false,
}

/** Reads what `JSON.stringify` made of preferences; never throws. */
export function parsePreferences(json: string): Preferences {
  const read = recordIn(json)
  const { timeZone } = read
  return {
    language: isLanguage(read.language) ? read.language : 'auto',
    timeZone: typeof timeZone === 'string' && isTimeZone(timeZone) ? timeZone : 'auto',
    theme: THEMES.find((theme) => theme === read.theme) ?? DEFAULT_PREFERENCES.theme,
    density: DENSITIES.find((density) => density === read.density) ?? DEFAULT_PREFERENCES.density,
    sound: read.sound === true,
    notification: read.notification === true,
  }
}

/** Whether Intl can tell the time in it: it throws at anything else. */
function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

/** The time zone that this computer is set to. */
export function computerTimeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone
}
