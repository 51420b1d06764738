// Who changes how an account is signed in to shows once more who they are: at another's open desk nobody gets to change
// that, nor finds out a password or a code by trying.
import type { ProofBody } from '@deltadesk/contract'
import type { FastifyRequest } from 'fastify'
import { type Account, WrongPasswordError } from '../accounts/account.ts'
import { sessionOf } from '../principals/principal.ts'
import { clientAddress } from '../requests/client-address.ts'
import type { LoginRouteOptions } from './auth.ts'

/** The account once its second factor, where it has one, is shown by `code`; the log tells of a recovery code. */
export async function proveFactor(
  request: FastifyRequest,
  account: Account,
  code: string | undefined,
  { secondFactors, authLog }: Pick<LoginRouteOptions, 'secondFactors' | 'authLog'>,
): Promise<Account> {
  const proof = await secondFactors.prove(account, code)
  if (proof.byRecoveryCode) authLog.tell(request, 'recovery-code-used', account.email)
  return proof.account
}

/**
 * The account of whoever is signed in, as it is once password and code are found right.
 *
 * @throws WrongPasswordError, CodeRequiredError, WrongCodeError, TooManyTriesError, or SignInBusyError
 */
export type Prove = (request: FastifyRequest, proof: ProofBody) => Promise<Account>

export function createProve({
  accounts,
  throttle,
  passwordWork,
  secondFactors,
  authLog,
}: LoginRouteOptions): Prove {
  return async (request, { password, code }) => {
    const { email } = sessionOf(request)
    try {
      return await throttle.guard({ email, address: clientAddress(request) }, async () => {
        const account = await accounts.find(email)
        const matches = await passwordWork.verifyPassword(password, account?.passwordHash)
        if (account === undefined || !matches) throw new WrongPasswordError()
        return proveFactor(request, account, code, { secondFactors, authLog })
      })
    } catch (error) {
      authLog.tellFailure(request, error, email)
      throw error
    }
  }
}
