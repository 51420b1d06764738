// Judges the key that signs the session cookie: whoever guesses it can be anyone.

/** 32 characters of hexadecimal digits are 128 bits, the least that is out of reach of guessing. */
export const SHORTEST_SECRET_KEY = 32

/** Random text of 32 hexadecimal digits has fewer different ones about once in a hundred thousand times. */
const FEWEST_DIFFERENT_CHARACTERS = 8

/** Words that stand in examples and tutorials, and never in random text; compared without case or punctuation. */
const EXAMPLE_WORDS = [
  'changeme',
  'changethis',
  'replacethis',
  'replaceme',
  'yoursecret',
  'yourrandom',
  'yourkey',
  'secretkey',
  'supersecret',
  'mysecret',
  'makeitlong',
  'placeholder',
  'keyboardcat',
  'password',
  'minimumlength',
  'thirtytwo',
  'qwertyuiop',
  'abcdefghij',
  '1234567890',
  '0123456789',
]

/** Random-looking keys that were printed in the documentation of popular frameworks. */
const PUBLISHED_KEYS = ['192b9bdd22ab9ed4d12e236c78afcb9a393ec15f71bbf5dc987d54727823bcbf']

/**
 * Says in words what makes `key` unfit for production, for a sentence that begins with «SECRET_KEY», or nothing if
 * it is fit. The words never contain the key or a part of it.
 */
export function secretKeyFault(key: string): string | undefined {
  if (isWellKnown(key)) return 'is a well-known example value'
  if (key.length < SHORTEST_SECRET_KEY) {
    return `is too short: ${key.length} characters, and it needs at least ${SHORTEST_SECRET_KEY}`
  }
  if (isMonotonous(key)) return 'repeats itself too much to be random'
  return undefined
}

function isWellKnown(key: string): boolean {
  const bare = key.toLowerCase().replaceAll(/[^a-z0-9]/g, '')
  return PUBLISHED_KEYS.includes(bare) || EXAMPLE_WORDS.some((word) => bare.includes(word))
}

function isMonotonous(key: string): boolean {
  // A text that is found in its own double before the end is some shorter text, repeated.
  const repeated = (key + key).indexOf(key, 1) < key.length
  return repeated || new Set(key).size < FEWEST_DIFFERENT_CHARACTERS
}
