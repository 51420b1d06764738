// The preferences in use: kept in this browser, and followed by every tab of it.
import { createGlobalState, useStorage } from '@vueuse/core'
import { computed } from 'vue'
import {
  computerTimeZone,
  DEFAULT_PREFERENCES,
  type Preferences,
  parsePreferences,
} from './preferences.ts'

/** Also read by public/theme.js, before anything is painted. */
const KEY = 'deltadesk.preferences'

export const usePreferences = createGlobalState(() => {
  const preferences = useStorage<Preferences>(KEY, DEFAULT_PREFERENCES, undefined, {
    shallow: true,
    serializer: { read: parsePreferences, write: JSON.stringify },
    writeDefaults: false,
    // A browser that keeps nothing for this site still shows the choice, as long as the page is open.
    onError: () => undefined,
  })

  /** Changes what is named and leaves the rest. */
  function prefer(changes: Partial<Preferences>): void {
    preferences.value = { ...preferences.value, ...changes }
  }

  /** The time zone that times are told in. */
  const timeZone = computed(() =>
    preferences.value.timeZone === 'auto' ? computerTimeZone() : preferences.value.timeZone,
  )
  const density = computed(() => preferences.value.density)

  return { preferences, prefer, timeZone, density }
})
