// Stands for someone where the name itself has no business: the same person has the same pseudonym everywhere in the
// log, and nobody without the secret key can find out whose it is by trying names.
import { createHmac, hkdfSync } from 'node:crypto'

/** 96 bits: two of a million names share one with a chance of 1 in 10^17. */
const CHARACTERS = 16

/**
 * Makes a function that gives names pseudonyms: an HMAC with a key of their own, made from the secret key. Another
 * `purpose` makes others, so that those of one place can't be matched with those of another.
 */
export function pseudonyms(secretKey: string, purpose: string): (name: string) => string {
  const key = Buffer.from(hkdfSync('sha256', secretKey, '', `deltadesk pseudonyms: ${purpose}`, 32))
  return (name) => createHmac('sha256', key).update(name).digest('base64url').slice(0, CHARACTERS)
}
