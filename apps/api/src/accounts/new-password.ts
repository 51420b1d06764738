// Judges a password that is about to be chosen, as NIST SP 800-63B (3.1.1.2) asks: its length, and whether it stands
// among the first that anyone would try, here or anywhere. What it is made of is up to its owner.
import { BreachedPasswordError, UnfitPasswordError } from './account.ts'
import { type BreachedPasswords, BreachedPasswordsUnavailableError } from './breached-passwords.ts'
import { hashPassword } from './password-hash.ts'

/** Shorter ones stand in many words. */
const SHORTEST_NAME = 3
/** What has to be there besides names. */
const FEWEST_LETTERS = 6
/** `abcdabcdabcd` is no better than `abcd`. */
const LONGEST_REPEATED = 4

export interface NewPasswordOptions {
  /** Undefined where nobody is asked. */
  readonly breached: BreachedPasswords | undefined
  /** Told in a line that a password was taken which could not be looked up. */
  readonly warn: (line: string) => void
  /** May have whoever asks wait for its turn. */
  readonly hash?: typeof hashPassword
}

/**
 * Hashes the password that `email` is to sign in with from now on.
 *
 * @returns a PHC string
 * @throws UnfitPasswordError if it is too short or too long, one of the most common ones, or made of the address
 * @throws BreachedPasswordError if it was found in a breach, as far as that can be told
 */
export async function hashNewPassword(
  password: string,
  email: string,
  { breached, warn, hash = hashPassword }: NewPasswordOptions,
): Promise<string> {
  const spelled = password.normalize('NFKC').toLowerCase()
  if (spelled.includes(email)) {
    throw new UnfitPasswordError('A password does not contain the e-mail address of its account')
  }
  if (isOnlyNames(spelled, email)) {
    throw new UnfitPasswordError(
      'This password is little more than the name of its account or of the desk',
    )
  }
  if (await isCommon(spelled)) {
    throw new UnfitPasswordError(
      'This password, or what is left of it without repetitions and the digits and signs around it, is one of the most common ones',
    )
  }
  // Before anybody is asked: nothing of a password that is too short leaves this process.
  const made = await hash(password)
  if (breached !== undefined && (await isBreached(password, breached, warn))) {
    throw new BreachedPasswordError()
  }
  return made
}

/** Whoever knows of breaches may be away: that keeps nobody from a new password. */
async function isBreached(
  password: string,
  breached: BreachedPasswords,
  warn: (line: string) => void,
): Promise<boolean> {
  try {
    return await breached.has(password)
  } catch (error) {
    if (!(error instanceof BreachedPasswordsUnavailableError)) throw error
    warn(`A new password was taken without a look whether it was in a breach: ${error.message}`)
    return false
  }
}

/** What everybody knows who knows where the password opens: the desk, the account, and the shop by its domain. */
function isOnlyNames(spelled: string, email: string): boolean {
  const names = ['deltadesk', ...email.split(/[^\p{L}\p{N}]+/u)].filter(
    ({ length }) => length >= SHORTEST_NAME,
  )
  const rest = names.reduce((text, name) => text.replaceAll(name, ''), spelled)
  const letters = rest.replaceAll(/\P{L}/gu, '')
  return rest !== spelled && letters.length < FEWEST_LETTERS
}

/** Who appends a year to a common password, or types it twice, has one that is tried with the common ones. */
async function isCommon(spelled: string): Promise<boolean> {
  const common = await loadCommon()
  const bare = spelled.replaceAll(/^\P{L}+|\P{L}+$/gu, '')
  return [spelled, bare].some((text) => {
    const repeated = /^(.+?)\1+$/su.exec(text)?.[1] ?? text
    return common.has(text) || common.has(repeated) || (repeated !== text && isShort(repeated))
  })
}

function isShort(repeated: string): boolean {
  return repeated.length <= LONGEST_REPEATED
}

let loading: Promise<ReadonlySet<string>> | undefined

/** The list takes a megabyte, and most processes never ask: it comes with the first question. */
function loadCommon(): Promise<ReadonlySet<string>> {
  loading ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) => new Set(dictionary['passwords-common']),
  )
  return loading
}
