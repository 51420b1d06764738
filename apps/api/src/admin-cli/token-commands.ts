// What an operator can do with API tokens, apart from how it is typed and printed.
import { AccountNotFoundError } from '../accounts/account.ts'
import { normaliseEmail } from '../accounts/email.ts'
import {
  type ApiToken,
  makeToken,
  TokenNotFoundError,
  type TokenWish,
} from '../tokens/api-token.ts'
import type { CommandContext } from './commands.ts'

/** Makes a token and tells its text, alone on the first line, so that a script can take it. */
export async function createToken(
  { accounts, tokens, now }: Pick<CommandContext, 'accounts' | 'tokens' | 'now'>,
  given: string,
  wish: TokenWish,
): Promise<string> {
  const email = normaliseEmail(given)
  const account = await accounts.find(email)
  if (account === undefined) throw new AccountNotFoundError(email)
  const { token, text } = makeToken(account, wish, now())
  await tokens.add(token)
  return `${text}\nIt is shown this once. ${describe(token)}`
}

export async function revokeToken({ tokens }: CommandContext, id: string): Promise<string> {
  if (!(await tokens.remove(id))) throw new TokenNotFoundError(id)
  return `${id} is revoked; a running API refuses it within a minute`
}

/** One line for each token, or a hint that there is none. */
export async function listTokens({ tokens }: CommandContext, given?: string): Promise<string> {
  const kept = await tokens.list(given === undefined ? undefined : normaliseEmail(given))
  return kept.map(describe).join('\n') || 'No tokens; «token create <email>» makes one'
}

function describe({ id, email, name, scopes, expiresAt, lastUsedAt }: ApiToken): string {
  const used = lastUsedAt === undefined ? 'never used' : `last used ${dayOf(lastUsedAt)}`
  return `${id}  ${email}  ${scopes.join(',')}  until ${dayOf(expiresAt)}  ${used}  ${name}`
}

function dayOf(time: Date): string {
  return time.toISOString().slice(0, 10)
}
