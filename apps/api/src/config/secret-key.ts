// Judges secrets, above all the keys that sign the session cookie: whoever guesses one can be anyone. There may be several, so that a key
// can be replaced without signing everybody out: the first one signs, and each of them is good for checking.
import { randomBytes } from 'node:crypto'
import type { ConfigProblem } from './config-error.ts'

/** 32 characters of hexadecimal digits are 128 bits, the least that is out of reach of guessing. */
const SHORTEST_SECRET_KEY = 32

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

export const HOW_TO_MAKE_A_KEY =
  'make one with: node -e "console.log(crypto.randomBytes(32).toString(\'hex\'))"'

/** Reads SECRET_KEY, keys with commas between them. In production an unfit one is a problem, else a warning. */
export function chooseSecretKeys(
  given: string | undefined,
  production: boolean,
  problems: ConfigProblem[],
  warnings: string[],
): readonly [string, ...string[]] {
  const [first, ...others] = (given ?? '').split(',').flatMap((key) => key.trim() || [])
  const faults = first === undefined ? ['is missing'] : faultsOf([first, ...others])
  for (const fault of faults) {
    if (production) {
      problems.push({ variable: 'SECRET_KEY', fault: `${fault}; ${HOW_TO_MAKE_A_KEY}` })
    } else {
      const consequence =
        first === undefined
          ? 'a random one is used, and a restart signs everyone out'
          : 'production would not start with it'
      warnings.push(`SECRET_KEY ${fault}: ${consequence}`)
    }
  }
  return [first ?? randomBytes(SHORTEST_SECRET_KEY).toString('hex'), ...others]
}

function faultsOf(keys: readonly string[]): string[] {
  return keys.flatMap((key, i) => {
    const fault = secretFault(key)
    if (fault === undefined) return []
    return keys.length === 1 ? fault : `has ${keys.length} keys, and number ${i + 1} ${fault}`
  })
}

/**
 * Says in words what makes a secret unfit for production, for a sentence that begins with its variable's name, or
 * nothing if it is fit. The words never contain the secret or a part of it.
 */
export function secretFault(key: string): string | undefined {
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
