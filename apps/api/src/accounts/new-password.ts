// Judges a password that is about to be chosen, as NIST SP 800-63B (3.1.1.2) asks: its length, and whether it stands
// among the first that anyone would try here. What it is made of is up to its owner.
import { UnfitPasswordError } from './account.ts'
import { hashPassword } from './password-hash.ts'

/** Shorter ones stand in many words. */
const SHORTEST_NAME = 3
/** What has to be there besides names. */
const FEWEST_LETTERS = 6
/** `abcdabcdabcd` is no better than `abcd`. */
const LONGEST_REPEATED = 4

/**
 * Hashes the password that `email` is to sign in with from now on. `hash` may have whoever asks wait for its turn.
 *
 * @returns a PHC string
 * @throws UnfitPasswordError if it is too short or too long, one of the most common ones, or made of the address
 */
export async function hashNewPassword(
  password: string,
  email: string,
  hash = hashPassword,
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
  return hash(password)
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
