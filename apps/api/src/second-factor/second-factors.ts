// The second factors of accounts: setting one up, and judging the codes that come with a sign-in. A code that was taken is
// noted with the account in the same step that finds the account unchanged, so that of two who bring it one gets in.
import {
  type Account,
  AccountChangedError,
  AccountsUnavailableError,
  WrongCredentialsError,
} from '../accounts/account.ts'
import type { AccountStore } from '../accounts/account-store.ts'
import type { CodeThrottle } from '../throttling/code-throttle.ts'
import { makeRecoveryCodes } from './recovery-code.ts'
import {
  beginFactor,
  confirmFactor,
  endOfSetup,
  type PendingFactor,
  type SecondFactor,
  spendCode,
  withRecoveryCodes,
} from './second-factor.ts'
import {
  CodeRequiredError,
  NoSecondFactorError,
  SecondFactorNeededError,
  SetupExpiredError,
  WrongCodeError,
} from './second-factor-error.ts'

/** How often what is decided about an account is decided again, since it was changed meanwhile. */
const MOST_ROUNDS = 3

export interface SecondFactorsOptions {
  readonly accounts: AccountStore
  readonly throttle: CodeThrottle
  /** Whether this desk demands a second factor of every account. */
  readonly required: boolean
  /** The time in milliseconds since 1970. */
  readonly now: () => number
}

/** Every method throws AccountsUnavailableError where the accounts can't be read or written now. */
export class SecondFactors {
  readonly required: boolean
  readonly #options: SecondFactorsOptions

  constructor(options: SecondFactorsOptions) {
    this.required = options.required
    this.#options = options
  }

  /** Whether the desk demands one that the account has not got. */
  isMissing({ secondFactor }: Pick<Account, 'secondFactor'>): boolean {
    return this.required && secondFactor === undefined
  }

  /**
   * Lets an account pass whose password was right: one without a second factor as it is, another with a good `code`,
   * which is used up.
   *
   * @throws CodeRequiredError, WrongCodeError, or TooManyTriesError
   */
  async prove(account: Account, code: string | undefined): Promise<Proof> {
    if (account.secondFactor === undefined) return { account, byRecoveryCode: false }
    if (code === undefined) throw new CodeRequiredError()
    const { throttle, now } = this.#options
    const proven = await throttle.guard(account.email, () =>
      this.#change(account, ({ secondFactor }) => {
        const spent = secondFactor && spendCode(secondFactor, code, now())
        if (spent === undefined) throw new WrongCodeError()
        return spent
      }),
    )
    const step = proven.secondFactor?.lastStep
    return { account: proven, byRecoveryCode: step === account.secondFactor.lastStep }
  }

  /** Makes a secret for an account. Nothing changes for it before that is confirmed. */
  async begin({ email }: Account): Promise<PendingFactor> {
    const pending = beginFactor(this.#options.now())
    await this.#options.accounts.setPendingFactor(email, pending)
    return pending
  }

  /**
   * Gives an account the second factor that was begun, and recovery codes.
   *
   * @throws SetupExpiredError, or WrongCodeError
   */
  async confirm(account: Account, code: string): Promise<NewRecoveryCodes> {
    const now = this.#options.now()
    const { pendingFactor: pending } = account
    if (pending === undefined || endOfSetup(pending).getTime() <= now) throw new SetupExpiredError()
    const confirmed = confirmFactor(pending, code, now)
    if (confirmed === undefined) throw new WrongCodeError()
    const recoveryCodes = makeRecoveryCodes()
    const factor = withRecoveryCodes(confirmed, recoveryCodes)
    return { account: await this.#change(account, () => factor), recoveryCodes }
  }

  /** @throws NoSecondFactorError */
  async renewRecoveryCodes(account: Account): Promise<NewRecoveryCodes> {
    if (account.secondFactor === undefined) throw new NoSecondFactorError()
    const recoveryCodes = makeRecoveryCodes()
    const changed = await this.#change(
      account,
      ({ secondFactor }) => secondFactor && withRecoveryCodes(secondFactor, recoveryCodes),
    )
    return { account: changed, recoveryCodes }
  }

  /** @throws NoSecondFactorError, or SecondFactorNeededError where the desk demands one */
  async remove(account: Account): Promise<Account> {
    if (account.secondFactor === undefined) throw new NoSecondFactorError()
    if (this.required) throw new SecondFactorNeededError()
    return this.#change(account, () => undefined)
  }

  async #change(
    account: Account,
    decide: (account: Account) => SecondFactor | undefined,
  ): Promise<Account> {
    const { accounts } = this.#options
    let current = account
    for (let round = 1; ; round++) {
      try {
        return await accounts.setSecondFactor(current, decide(current))
      } catch (error) {
        if (!(error instanceof AccountChangedError)) throw error
        if (round === MOST_ROUNDS) throw new AccountsUnavailableError({ cause: error })
      }
      const found = await accounts.find(account.email)
      // What was shown before, the password, must still be what it takes.
      const stands = found?.sessionCredential === account.sessionCredential && !found.disabled
      if (found === undefined || !stands) throw new WrongCredentialsError()
      current = found
    }
  }
}

export interface Proof {
  /** As it is now that the code is used up. */
  readonly account: Account
  readonly byRecoveryCode: boolean
}

export interface NewRecoveryCodes {
  readonly account: Account
  /** To be shown this once. */
  readonly recoveryCodes: string[]
}
