// When things may look up again by themselves: a pause after a success is nothing to tell, one after trouble is.
import type { ClientState } from '@deltadesk/sync'

/** When trouble is next dealt with, on the client's clock; undefined if there is none or that is under way. */
export function nextTryOf(state: ClientState): number | undefined {
  if (state.phase === 'offline') return state.dueAt
  return state.phase === 'live' && state.differs ? state.repairAt : undefined
}
