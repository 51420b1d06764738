// Whether new passwords can be looked up among those from breaches. Where they can't, they are taken all the same.
import {
  type BreachedPasswords,
  BreachedPasswordsUnavailableError,
} from '../accounts/breached-passwords.ts'
import { type Finding, ok, warning } from './finding.ts'

const ABOUT = 'breached passwords'
/** No set is without it. */
const KNOWN = 'password'
const REMEDY =
  'let this machine reach the service of BREACHED_PASSWORDS, name a mirror of it there, or set it to off: until then new passwords are taken without that look'

/** @param breached - undefined where nobody is to be asked */
export async function checkBreachedPasswords(
  breached: BreachedPasswords | undefined,
): Promise<Finding> {
  if (breached === undefined) return ok(ABOUT, 'not looked up, with BREACHED_PASSWORDS=off')
  try {
    if (await breached.has(KNOWN)) return ok(ABOUT, 'new passwords are looked up')
    const says = `the service of BREACHED_PASSWORDS does not know «${KNOWN}», so it can't be whole`
    return warning(ABOUT, { says, remedy: REMEDY })
  } catch (error) {
    if (!(error instanceof BreachedPasswordsUnavailableError)) throw error
    return warning(ABOUT, { says: error.message, remedy: REMEDY })
  }
}
