// What a SyncClient is told once, and what it assumes where it is not told.
import { type Clock, systemClock } from '../clock.ts'
import type { SyncLog } from '../engine/sync-log.ts'
import type { DeltaPage, Versioned } from '../replica/page.ts'
import { type ClientTiming, DEFAULT_TIMING } from './client-timing.ts'
import type { KeptCopy } from './replica-follower.ts'

/**
 * @typeParam T - an item with its id and version
 * @typeParam P - the page that `fetchPage` brings, with whatever else the server says on it
 */
export interface SyncClientOptions<T extends Versioned, P extends DeltaPage<T>>
  extends Partial<ClientTiming> {
  /**
   * Asks the server once: for what changed since the cursor `since`, or for a snapshot without it.
   *
   * `signal` is aborted when the answer is no longer wanted. What this throws counts as a failed try; with a
   * number of `retryAfterSeconds` on it the next try waits at least that long, and with the `code` of a refused
   * cursor the next try asks for a snapshot.
   */
  readonly fetchPage: (since: string | undefined, signal: AbortSignal) => Promise<P & DeltaPage<T>>
  /** The longest that one request may take; one that takes longer has failed. Default 30 s. */
  readonly timeLimitMs?: number
  /** A copy that was kept from an earlier run. Whatever may be wrong with it is repaired by the first answers. */
  readonly initial?: KeptCopy<T> | undefined
  /** Told of each repair, in one line that begins with `[SYNC]`. Default: the console. */
  readonly log?: Pick<SyncLog, 'warn'>
  /** Default: the clock of this computer. */
  readonly clock?: Clock
  /** In [0, 1); spreads the retries of many clients. Default `Math.random`. */
  readonly random?: () => number
}

export type SyncClientSettings<T extends Versioned, P extends DeltaPage<T>> = Required<
  Omit<SyncClientOptions<T, P>, 'initial'>
>

const TIME_LIMIT_MS = 30_000

/** @throws RangeError for a time that is not above 0: it would have the client ask without a pause */
export function settingsFrom<T extends Versioned, P extends DeltaPage<T>>(
  options: SyncClientOptions<T, P>,
): SyncClientSettings<T, P> {
  const settings = {
    ...DEFAULT_TIMING,
    timeLimitMs: TIME_LIMIT_MS,
    log: console,
    clock: systemClock,
    random: Math.random,
    ...options,
  }
  for (const name of ['pollMs', 'hiddenPollMs', 'maxBackOffMs', 'timeLimitMs'] as const) {
    if (settings[name] > 0) continue
    throw new RangeError(`${name} is ${settings[name]}: give milliseconds above 0, or leave it out`)
  }
  return settings
}
