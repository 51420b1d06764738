// An account that is disabled, removed, or has another password takes what it has begun with it, whoever changed it.
// The guard lets nothing past that the account no longer stands by; this lets go of what is kept for it.
import type { FastifyBaseLogger } from 'fastify'
import type { Account } from '../accounts/account.ts'
import type { KnownAccounts } from '../accounts/known-accounts.ts'
import { endSessions, type SessionStore } from '../sessions/session-store.ts'
import type { ApiTokens } from '../tokens/api-tokens.ts'

export interface RevocationParts {
  readonly knownAccounts: KnownAccounts
  readonly sessions: SessionStore
  readonly tokens: ApiTokens
  readonly logger: Pick<FastifyBaseLogger, 'info' | 'warn'>
}

/** @returns what to call before the stores are closed: it waits for what is under way */
export function revokeWithAccounts({
  knownAccounts,
  sessions,
  tokens,
  logger,
}: RevocationParts): () => Promise<void> {
  const underWay = new Set<Promise<void>>()
  knownAccounts.onChange((email, account) => {
    const work = revoke(email, account)
      .catch((err) => logger.warn({ err }, 'What the account has begun is refused, but still kept'))
      .finally(() => underWay.delete(work))
    underWay.add(work)
  })
  return async () => {
    await Promise.all(underWay)
  }

  async function revoke(email: string, account: Account | undefined): Promise<void> {
    const active = account?.disabled ? undefined : account
    const ended = await endSessions(
      sessions,
      email,
      ({ credential }) => credential !== active?.sessionCredential,
    )
    const revoked = await tokens.revokeOutdated(email, active?.credential)
    if (ended + revoked > 0) {
      logger.info({ sessions: ended, apiTokens: revoked }, '[AUTH] Ended with their account')
    }
  }
}
