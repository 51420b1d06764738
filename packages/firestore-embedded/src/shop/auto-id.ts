// Document ids that look like those Firestore gives on its own, but come from the shop's seed.
import type { Random } from './random.ts'

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
const LENGTH = 20

export function autoId(random: Random): string {
  let id = ''
  while (id.length < LENGTH) id += ALPHABET[random.integer(0, ALPHABET.length - 1)]
  return id
}
