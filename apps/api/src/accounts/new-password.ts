// Judges a password that is about to be chosen, as NIST SP 800-63B (3.1.1.2) asks: its length, and whether it stands
// among the first that anyone would try. What it is made of is up to its owner.
import { UnfitPasswordError } from './account.ts'
import { hashPassword } from './password-hash.ts'

/**
 * Hashes the password that `email` is to sign in with from now on. `hash` may have whoever asks wait for its turn.
 *
 * @returns a PHC string
 * @throws UnfitPasswordError if it is too short or too long, one of the most common ones, or contains the address
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
  if (await isCommon(spelled)) {
    throw new UnfitPasswordError(
      'This password, or what is left of it without the digits and signs at its end, is one of the most common ones',
    )
  }
  return hash(password)
}

/** Who appends a year to a common password has one that is tried with the common ones. */
async function isCommon(spelled: string): Promise<boolean> {
  const common = await loadCommon()
  return common.has(spelled) || common.has(spelled.replace(/[^\p{L}]+$/u, ''))
}

let loading: Promise<ReadonlySet<string>> | undefined

/** The list takes a megabyte, and most processes never ask: it comes with the first question. */
function loadCommon(): Promise<ReadonlySet<string>> {
  loading ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) => new Set(dictionary['passwords-common']),
  )
  return loading
}
