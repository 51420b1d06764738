// How current the orders on the screen are, in one word. Pure, so that every situation can be read in its test.
import type { ClientState } from '@deltadesk/sync'
import { UnreachableError } from '../../api/errors.ts'

/**
 * `live`: as the server has them; `syncing`: that is being seen to; `behind`: they can't be brought up to date for
 * now; `offline`: the server can't be reached; `signed-out`: nobody is signed in.
 */
export type SyncLight = 'live' | 'syncing' | 'behind' | 'offline' | 'signed-out'

/** What the light goes by; times are milliseconds since 1970. */
export interface SyncFacts {
  readonly signedIn: boolean
  readonly state: ClientState
  /** A kept copy is shown, or nothing yet. */
  readonly unconfirmed: boolean
  /** What the browser believes. */
  readonly online: boolean
  readonly failure: Error | undefined
  readonly syncedAt: number | undefined
  readonly source: { readonly stale: boolean; readonly readAt: number }
}

export function syncLightOf(facts: SyncFacts): SyncLight {
  const { signedIn, state, unconfirmed, online, failure, source } = facts
  if (!signedIn) return 'signed-out'
  if (!online || failure instanceof UnreachableError) return 'offline'
  if (failure || (state.phase === 'live' && state.differs)) return 'behind'
  if (unconfirmed || state.phase !== 'live') return 'syncing'
  return source.stale ? 'behind' : 'live'
}

/** The time that the orders are of; undefined where that is now, or not known. */
export function asOf(facts: SyncFacts): number | undefined {
  const { syncedAt, source, failure } = facts
  const light = syncLightOf(facts)
  if (light === 'live' || light === 'signed-out') return undefined
  return source.stale && !failure ? source.readAt : syncedAt
}
