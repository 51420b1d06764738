// The time that ticks on the screen. One interval serves every text that shows an age; ten thousand rows
// don't need ten thousand timers, and ages over a minute don't need to be looked at every second.
import { createSharedComposable, useIntervalFn } from '@vueuse/core'
import { type Ref, shallowRef } from 'vue'

const MINUTE = 60_000

const ticking = (interval: number) =>
  createSharedComposable((): Readonly<Ref<number>> => {
    const now = shallowRef(Date.now())
    useIntervalFn(() => {
      now.value = Date.now()
    }, interval)
    return now
  })

/** Now in milliseconds since 1970, told every second. */
export const useSeconds = ticking(1000)

/** Now in milliseconds since 1970, told four times a minute. */
export const useQuarterMinutes = ticking(MINUTE / 4)

/**
 * A function that tells the time just as often as a text about `millis` can change: who calls it in a computed
 * or a template is run again every second within the first minute, and every quarter of a minute later.
 */
export function useNowFor(): (millis: number) => number {
  const seconds = useSeconds()
  const quarters = useQuarterMinutes()
  return (millis) => (quarters.value - millis < MINUTE ? seconds.value : quarters.value)
}
