// When the session ends by itself, and whether it is time to say so: who is in the middle of something wants to know
// it before the sign-in page comes.
import { type ComputedRef, computed } from 'vue'
import { useSeconds } from '../clock/use-clock.ts'
import { useSessionStore } from './session-store.ts'

/** How long before the end people are warned. */
export const WARNING_MS = 5 * 60_000

export interface SessionEnding {
  /** Milliseconds until the session ends, never below 0; undefined while nobody is signed in. */
  readonly remaining: ComputedRef<number | undefined>
  /** It ends within five minutes. */
  readonly soon: ComputedRef<boolean>
}

/** Ticks every second; by this computer's clock, which need not agree with the server's. */
export function useSessionEnding(): SessionEnding {
  const session = useSessionStore()
  const now = useSeconds()
  const remaining = computed(() => remainingOf(session.me?.expiresAt, now.value))
  return { remaining, soon: computed(() => endsSoon(remaining.value)) }
}

/** @param expiresAt - ISO 8601; @param now - milliseconds since 1970 */
export function remainingOf(expiresAt: string | undefined, now: number): number | undefined {
  const end = Date.parse(expiresAt ?? '')
  return Number.isNaN(end) ? undefined : Math.max(0, end - now)
}

export function endsSoon(remaining: number | undefined): boolean {
  return remaining !== undefined && remaining <= WARNING_MS
}
