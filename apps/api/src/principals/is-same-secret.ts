// Compares secrets without telling, by the time it takes, how much of one somebody has guessed.
import { timingSafeEqual } from 'node:crypto'

/** Takes as long however much of them is the same; only their lengths show. */
export function isSameSecret(given: string, known: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(known)]
  return a.length === b.length && timingSafeEqual(a, b)
}
