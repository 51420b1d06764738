// A computed value that stays the same object for as long as it says the same.
import { type ComputedRef, computed } from 'vue'

/**
 * @param make - small plain data; undefined keeps what it was
 * @param initial - what it is before anything was made
 */
export function stable<T>(make: () => T | undefined, initial: T): ComputedRef<T> {
  return computed<T>((before = initial) => {
    const next = make()
    return next === undefined || JSON.stringify(next) === JSON.stringify(before) ? before : next
  })
}
