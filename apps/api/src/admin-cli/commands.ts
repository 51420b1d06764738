// What an operator can do with accounts, apart from how it is typed and printed.
import type { AccountStore } from '../accounts/account-store.ts'
import { normaliseEmail, parseEmail } from '../accounts/email.ts'
import { hashPassword } from '../accounts/password-hash.ts'

/** What a command works with. */
export interface CommandContext {
  readonly accounts: AccountStore
  /** Asks for a new password, or throws. */
  readonly askPassword: () => Promise<string>
}

type EmailCommand = (context: CommandContext, email: string) => Promise<string>

/** The commands that take an address. Each returns what to tell the operator, or throws why it could not be done. */
export const EMAIL_COMMANDS: Readonly<Partial<Record<string, EmailCommand>>> = {
  async add({ accounts, askPassword }, given) {
    const email = parseEmail(given)
    await accounts.add(email, await hashPassword(await askPassword()))
    return `${email} can sign in now`
  },

  async disable({ accounts }, given) {
    const email = normaliseEmail(given)
    await accounts.setDisabled(email, true)
    return `${email} can't sign in any more; «enable» undoes it`
  },

  async enable({ accounts }, given) {
    const email = normaliseEmail(given)
    await accounts.setDisabled(email, false)
    return `${email} can sign in again`
  },

  async remove({ accounts }, given) {
    const email = normaliseEmail(given)
    await accounts.remove(email)
    return `${email} is removed`
  },
}

/** One line for each account, or a hint that there is none. */
export async function listAccounts({ accounts }: CommandContext): Promise<string> {
  const all = await accounts.list()
  if (all.length === 0) return 'No accounts yet; «add <email>» makes one'
  const width = Math.max(...all.map(({ email }) => email.length))
  return all
    .map(({ email, disabled, createdAt }) => {
      const state = disabled ? 'disabled' : 'active  '
      return `${email.padEnd(width)}  ${state}  since ${createdAt.toISOString().slice(0, 10)}`
    })
    .join('\n')
}
