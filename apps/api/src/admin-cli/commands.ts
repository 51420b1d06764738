// What an operator can do with accounts, apart from how it is typed and printed.
import { AccountNotFoundError } from '../accounts/account.ts'
import type { AccountStore } from '../accounts/account-store.ts'
import type { BreachedPasswords } from '../accounts/breached-passwords.ts'
import { normaliseEmail, parseEmail } from '../accounts/email.ts'
import { hashNewPassword } from '../accounts/new-password.ts'
import { removeOutdated, type TokenStore } from '../tokens/token-store.ts'

/** What a command works with. */
export interface CommandContext {
  readonly accounts: AccountStore
  readonly tokens: TokenStore
  /** Undefined where nobody is asked. */
  readonly breached: BreachedPasswords | undefined
  /** Asks for a new password, or throws. */
  readonly askPassword: () => Promise<string>
  /** Tells the operator what a command did not do, in a line. */
  readonly warn: (line: string) => void
  /** The time in milliseconds since 1970. */
  readonly now: () => number
}

type EmailCommand = (context: CommandContext, email: string) => Promise<string>

/** The commands that take an address. Each returns what to tell the operator, or throws why it could not be done. */
export const EMAIL_COMMANDS: Readonly<Partial<Record<string, EmailCommand>>> = {
  async add(context, given) {
    const email = parseEmail(given)
    await context.accounts.add(email, await askNewPassword(context, email))
    return `${email} can sign in now`
  },

  async password(context, given) {
    const email = normaliseEmail(given)
    await context.accounts.setPassword(email, await askNewPassword(context, email))
    await removeOutdated(context.tokens, email, undefined)
    return `${email} has a new password; its sessions and API tokens are over`
  },

  async disable({ accounts, tokens }, given) {
    const email = normaliseEmail(given)
    await accounts.setDisabled(email, true)
    await removeOutdated(tokens, email, undefined)
    return `${email} can't sign in any more, its sessions and API tokens are over; «enable» lets it in again`
  },

  async enable({ accounts }, given) {
    const email = normaliseEmail(given)
    await accounts.setDisabled(email, false)
    return `${email} can sign in again`
  },

  async remove({ accounts, tokens }, given) {
    const email = normaliseEmail(given)
    await accounts.remove(email)
    await removeOutdated(tokens, email, undefined)
    return `${email} is removed, and its sessions and API tokens are over`
  },

  async 'second-factor remove'({ accounts }, given) {
    const email = normaliseEmail(given)
    const account = await accounts.find(email)
    if (account === undefined) throw new AccountNotFoundError(email)
    if (account.secondFactor === undefined) return `${email} has no second factor`
    await accounts.setSecondFactor(account, undefined)
    return `${email} has no second factor any more, and is signed out everywhere`
  },

  async 'sessions end'({ accounts }, given) {
    const email = normaliseEmail(given)
    await accounts.endSessions(email)
    return `${email} is signed out everywhere`
  },
}

async function askNewPassword(context: CommandContext, email: string): Promise<string> {
  return hashNewPassword(await context.askPassword(), email, context)
}

/** One line for each account, or a hint that there is none. */
export async function listAccounts(context: Pick<CommandContext, 'accounts'>): Promise<string> {
  const { accounts } = await context.accounts.list()
  if (accounts.length === 0) return 'No accounts yet; «add <email>» makes one'
  const width = Math.max(...accounts.map(({ email }) => email.length))
  return accounts
    .map(({ email, disabled, createdAt, secondFactor }) => {
      const state = disabled ? 'disabled' : 'active  '
      const since = createdAt.toISOString().slice(0, 10)
      const factor = secondFactor === undefined ? '' : '  second factor'
      return `${email.padEnd(width)}  ${state}  since ${since}${factor}`
    })
    .join('\n')
}
