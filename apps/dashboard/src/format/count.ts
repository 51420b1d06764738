// Counts with their noun, written the same way everywhere.
import { LOCALE } from './locale.ts'

const whole = new Intl.NumberFormat(LOCALE)

/** `1,000`, in the person's own grouping. */
export function formatCount(count: number): string {
  return whole.format(count)
}

/** `1 order`, `1,000 orders`: a count and its English noun. */
export function countOf(count: number, noun: string): string {
  return `${formatCount(count)} ${count === 1 ? noun : `${noun}s`}`
}
