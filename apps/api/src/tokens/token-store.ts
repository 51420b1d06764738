// The port that API tokens are kept behind.
import type { ApiToken } from './api-token.ts'

/** Keeps tokens, by id. Every method throws TokensUnavailableError if it can't be done now. */
export interface TokenStore {
  find(id: string): Promise<ApiToken | undefined>
  /** The newest comes first. @param email - those of one account alone */
  list(email?: string): Promise<ApiToken[]>
  /** @throws TooManyTokensError if its account has as many as it may */
  add(token: ApiToken): Promise<void>
  /** @returns false if there is none */
  remove(id: string): Promise<boolean>
  /** Notes a use of a token, if it is still there. */
  used(id: string, at: Date): Promise<void>
}

/** Removes the tokens of an account that began with anything but `credential`. @returns those */
export async function removeOutdated(
  store: TokenStore,
  email: string,
  credential: string | undefined,
): Promise<ApiToken[]> {
  const outdated = (await store.list(email)).filter((token) => token.credential !== credential)
  await Promise.all(outdated.map(({ id }) => store.remove(id)))
  return outdated
}
