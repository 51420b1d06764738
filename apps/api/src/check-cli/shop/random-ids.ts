// Where to look into a collection at random: between ids that are known, as nobody knows what all of them look like.

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const TAIL = 20

/**
 * A text that is as likely to stand before one id as before another, as far as `known` ids show what ids look like:
 * what all of them begin with, and behind it what is drawn between the least and the greatest of them.
 *
 * @param random - from 0 up to 1
 */
export function randomStart(known: readonly string[], random: () => number): string {
  const sorted = [...known].sort()
  const [least = '', greatest = ''] = [sorted[0], sorted.at(-1)]
  let length = 0
  while (length < least.length && least[length] === greatest[length]) length++
  const between = pick(random, charsBetween(least.charAt(length), greatest.charAt(length)))
  const tail = Array.from({ length: TAIL }, () => pick(random, ALPHABET)).join('')
  return least.slice(0, length) + between + tail
}

function charsBetween(low: string, high: string): string {
  const within = [...ALPHABET].filter((char) => char >= low && (high === '' || char <= high))
  return within.length === 0 ? ALPHABET : within.join('')
}

function pick(random: () => number, from: string): string {
  return from.charAt(Math.floor(random() * from.length))
}
