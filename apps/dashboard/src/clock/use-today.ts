// The date of today in the chosen time zone: «last 7 days» becomes another question at midnight.
import { type ComputedRef, computed } from 'vue'
import { dateAt } from '../orders/find/created-range.ts'
import { usePreferences } from '../preferences/use-preferences.ts'
import { useQuarterMinutes } from './use-clock.ts'

/** As `2026-11-23`; reactive. */
export function useToday(): ComputedRef<string> {
  const now = useQuarterMinutes()
  const { timeZone } = usePreferences()
  return computed(() => dateAt(now.value, timeZone.value))
}
