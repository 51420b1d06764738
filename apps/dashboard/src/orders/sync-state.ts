// When to ask for changes, as one pure transition function: no timer, no clock, no network. The loop beside it
// feeds events in and does what the state says.

/** How often a visible tab asks. */
export const POLL_MS = 5_000
/** How often a tab asks that nobody looks at. */
export const HIDDEN_POLL_MS = 60_000
/** The longest pause between two tries, unless the server asks for a longer one. */
export const MAX_BACKOFF_MS = 60_000

/** Times are milliseconds since 1970. */
export type SyncState =
  | { readonly phase: 'stopped' }
  /** A request is under way, the `request`th of this round; a round goes on while there is more. */
  | (Pace & { readonly phase: 'syncing'; readonly request: number; readonly repairing: boolean })
  /** The last round went well; the next one starts at `dueAt`. */
  | (Pace & { readonly phase: 'waiting'; readonly endedAt: number; readonly dueAt: number })
  /** The last round failed; the next try is at `dueAt`. */
  | (Pace & { readonly phase: 'retrying'; readonly dueAt: number })

interface Pace {
  readonly hidden: boolean
  /** Rounds failed in a row. */
  readonly failures: number
}

export type SyncEvent =
  | { readonly type: 'started'; readonly hidden: boolean }
  | { readonly type: 'stopped' }
  /** The time in `dueAt` has come. */
  | { readonly type: 'due' }
  /** Something says that now is a good moment: a button, the window's focus, the network is back. */
  | { readonly type: 'woken' }
  | { readonly type: 'hidden' }
  | { readonly type: 'shown' }
  /** An answer was merged; `more` if the next page is there to be asked for. */
  | { readonly type: 'answered'; readonly more: boolean; readonly at: number }
  /** The copy differs from the server's and has to be read anew. */
  | { readonly type: 'diverged'; readonly at: number; readonly chance: number }
  | {
      readonly type: 'failed'
      readonly at: number
      /** In [0, 1): spreads the retries of many tabs. */
      readonly chance: number
      readonly retryAfterMs?: number
    }

/**
 * The state after `event`. What makes no sense in a state (an answer after the stop, a second wake) leaves it
 * as it is; a request is due whenever `syncing` comes up with another `request` number than before.
 */
export function nextSyncState(state: SyncState, event: SyncEvent): SyncState {
  if (event.type === 'stopped') return { phase: 'stopped' }
  switch (state.phase) {
    case 'stopped':
      return event.type === 'started' ? firstRequest({ hidden: event.hidden, failures: 0 }) : state
    case 'syncing':
      return whileSyncing(state, event)
    case 'waiting':
      if (event.type !== 'hidden') return whilePausing(state, event)
      return { ...state, hidden: true, dueAt: state.endedAt + HIDDEN_POLL_MS }
    case 'retrying':
      return event.type === 'hidden' ? { ...state, hidden: true } : whilePausing(state, event)
  }
}

function whileSyncing(
  state: Extract<SyncState, { phase: 'syncing' }>,
  event: SyncEvent,
): SyncState {
  const { hidden, request, repairing } = state
  switch (event.type) {
    case 'hidden':
    case 'shown':
      return { ...state, hidden: event.type === 'hidden' }
    case 'answered': {
      if (event.more) return { ...state, request: request + 1 }
      const pause = hidden ? HIDDEN_POLL_MS : POLL_MS
      const dueAt = event.at + pause
      return { phase: 'waiting', hidden, failures: 0, endedAt: event.at, dueAt }
    }
    case 'diverged':
      // Repaired at once, but only once: a snapshot that differs as well must not be asked for in a tight loop.
      return repairing
        ? afterFailure(state, event)
        : { ...state, request: request + 1, repairing: true }
    case 'failed':
      return afterFailure(state, event)
    default:
      return state
  }
}

function whilePausing(
  state: Extract<SyncState, { phase: 'waiting' | 'retrying' }>,
  event: SyncEvent,
): SyncState {
  switch (event.type) {
    case 'due':
    case 'woken':
      return firstRequest(state)
    case 'shown':
      return firstRequest({ hidden: false, failures: state.failures })
    default:
      return state
  }
}

function firstRequest({ hidden, failures }: Pace): SyncState {
  return { phase: 'syncing', hidden, failures, request: 1, repairing: false }
}

function afterFailure(
  { hidden, failures }: Pace,
  event: { at: number; chance: number; retryAfterMs?: number },
): SyncState {
  const pause = Math.max(backoff(failures + 1, event.chance), event.retryAfterMs ?? 0)
  return { phase: 'retrying', hidden, failures: failures + 1, dueAt: event.at + pause }
}

/**
 * Exponential back-off with «equal jitter»: half of a pause that doubles from 5 s up to a minute is certain,
 * the other half is left to chance (https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/).
 *
 * @returns milliseconds
 */
function backoff(failures: number, chance: number): number {
  const ceiling = Math.min(MAX_BACKOFF_MS, POLL_MS * 2 ** (failures - 1))
  return ceiling / 2 + (ceiling / 2) * chance
}
