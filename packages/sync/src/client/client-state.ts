// When a client asks, and what for, as one pure transition function: no timer, no clock, no network. SyncClient
// feeds events in and does what the state says.
//
//            | started | stopped | due, woken   | hidden      | shown        | answered   | answered | diverged  | failed
//            |         |         |              |             |              | (more)     | (done)   |           |
//   idle     | syncing | ·       | ·            | ·           | ·            | ·          | ·        | ·         | ·
//   syncing  | ·       | idle    | ·            | ·  (noted)  | ·  (noted)   | asks on    | live     | repairing*| offline
//   live     |         |         |              |             |              |            |          |           |
//    asking  | ·       | idle    | ·            | ·  (noted)  | ·  (noted)   | asks on    | live     | repairing*| offline
//    waiting | ·       | idle    | live, asking | waits longer| live, asking | ·          | ·        | ·         | ·
//   offline  | ·       | idle    | syncing      | waits longer| syncing      | ·          | ·        | ·         | ·
//   repairing| ·       | idle    | ·            | ·  (noted)  | ·  (noted)   | asks on    | live     | live,     | offline
//            |         |         |              |             |              |            |          |  differing|
//
// A dot: the state stays the very same. *Before `repairAt` it is left at «live, differing»: the changes still
// come, and the snapshot waits.
import {
  backOff,
  type ClientTiming,
  endOfPause,
  REPAIR_CALM_MS,
  repairPause,
} from './client-timing.ts'

/**
 * What a client is at. A state with `request` has a request under way, one with `dueAt` waits for that time;
 * none has both, and only `idle` has neither. Times are milliseconds on the client's monotonic clock.
 */
export type ClientState =
  /** Not started, or stopped. */
  | { readonly phase: 'idle' }
  /** The first copy is on its way, or a catch-up after trouble. */
  | (Running & Asking & { readonly phase: 'syncing'; readonly failures: number })
  /** The copy is that of the last answer, and the next poll is waited for or under way. */
  | (Running & Answered & (Asking | Waiting) & { readonly phase: 'live' })
  /** The last round failed, the `failures`th in a row. */
  | (Running & Waiting & { readonly phase: 'offline'; readonly failures: number })
  /** The copy was not the server's; a snapshot is being read in its place. */
  | (Running & Asking & { readonly phase: 'repairing' })

interface Running {
  /** Nobody looks. */
  readonly hidden: boolean
  /** Repairs of late. */
  readonly repairs: number
  /** Before then the copy is not read anew, even if it differs. */
  readonly repairAt: number
}

interface Asking {
  /** Which request of this round is under way: 1, 2, 3 … */
  readonly request: number
}

interface Waiting {
  /** When the last round ended. */
  readonly endedAt: number
  readonly dueAt: number
}

interface Answered {
  /** The copy is not the server's, and was read anew too lately to be read anew again. */
  readonly differs: boolean
}

export type ClientEvent =
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
  /** The round's last answer was merged, and the copy is not the server's. */
  | { readonly type: 'diverged'; readonly at: number }
  | {
      readonly type: 'failed'
      readonly at: number
      /** In [0, 1): spreads the retries of many clients. */
      readonly chance: number
      /** How long the server wants to be left in peace. */
      readonly retryAfterMs: number
    }

type AskingState = Extract<ClientState, Asking>
type WaitingState = Extract<ClientState, Waiting>

export const IDLE: ClientState = { phase: 'idle' }

/**
 * The state after `event`, by the table above. What makes no sense in a state (an answer after the stop, a
 * second wake) leaves it as it is.
 */
export function nextClientState(
  state: ClientState,
  event: ClientEvent,
  timing: ClientTiming,
): ClientState {
  if (state.phase === 'idle') {
    if (event.type !== 'started') return state
    const { hidden } = event
    return { phase: 'syncing', hidden, repairs: 0, repairAt: 0, request: 1, failures: 0 }
  }
  if (event.type === 'stopped') return IDLE
  return 'request' in state ? whileAsking(state, event, timing) : whileWaiting(state, event, timing)
}

/** The request that is under way, if any; a new one is to be made whenever this changes to another number. */
export function requestOf(state: ClientState): number | undefined {
  return 'request' in state ? state.request : undefined
}

function whileAsking(state: AskingState, event: ClientEvent, timing: ClientTiming): ClientState {
  switch (event.type) {
    case 'hidden':
    case 'shown': {
      const hidden = event.type === 'hidden'
      return hidden === state.hidden ? state : { ...state, hidden }
    }
    case 'answered':
      if (event.more) return { ...state, request: state.request + 1 }
      return live(state, event.at, false, timing)
    case 'diverged':
      if (state.phase === 'repairing' || event.at < state.repairAt) {
        return live(state, event.at, true, timing)
      }
      return repairing(state, event.at)
    case 'failed':
      return offline(state, event, timing)
    default:
      return state
  }
}

function whileWaiting(state: WaitingState, event: ClientEvent, timing: ClientTiming): ClientState {
  switch (event.type) {
    case 'due':
    case 'woken':
      return ask(state, state.hidden)
    case 'shown':
      return state.hidden ? ask(state, false) : state
    case 'hidden': {
      if (state.hidden) return state
      const dueAt = Math.max(state.dueAt, endOfPause(state.endedAt, 0, true, timing))
      return { ...state, hidden: true, dueAt }
    }
    default:
      return state
  }
}

function ask(state: WaitingState, hidden: boolean): ClientState {
  const { repairs, repairAt } = state
  const running = { hidden, repairs, repairAt, request: 1 }
  return state.phase === 'live'
    ? { phase: 'live', ...running, differs: state.differs }
    : { phase: 'syncing', ...running, failures: state.failures }
}

function live(state: AskingState, at: number, differs: boolean, timing: ClientTiming): ClientState {
  const dueAt = endOfPause(at, timing.pollMs, state.hidden, timing)
  return { phase: 'live', ...afterRound(state, at, timing), differs, endedAt: at, dueAt }
}

function offline(
  state: AskingState,
  { at, chance, retryAfterMs }: Extract<ClientEvent, { type: 'failed' }>,
  timing: ClientTiming,
): ClientState {
  const failures = (state.phase === 'syncing' ? state.failures : 0) + 1
  const pause = Math.max(backOff(failures, chance, timing), retryAfterMs)
  const dueAt = endOfPause(at, pause, state.hidden, timing)
  return { phase: 'offline', ...afterRound(state, at, timing), failures, endedAt: at, dueAt }
}

function repairing({ hidden, repairs, repairAt, request }: AskingState, at: number): ClientState {
  const lasted = at - repairAt >= REPAIR_CALM_MS
  return {
    phase: 'repairing',
    hidden,
    repairs: lasted ? 1 : repairs + 1,
    repairAt,
    request: request + 1,
  }
}

/** The pause between repairs counts from the end of one, however long it took and whatever came of it. */
function afterRound(state: AskingState, at: number, timing: ClientTiming): Running {
  const { hidden, repairs } = state
  const repairAt = state.phase === 'repairing' ? at + repairPause(repairs, timing) : state.repairAt
  return { hidden, repairs, repairAt }
}
