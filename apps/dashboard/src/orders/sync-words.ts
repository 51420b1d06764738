// What the sync line says. Pure, so that every situation can be read in its test.
import type { ClientState, RoundChanges } from '@deltadesk/sync'
import { UnreachableError } from '../api/errors.ts'
import { countOf, formatCount } from '../format/count.ts'
import { asSentence } from '../format/text.ts'
import { formatAge, formatDuration } from '../format/time.ts'

/** What there is to be told; times are milliseconds since 1970. */
export interface SyncSituation {
  readonly state: ClientState
  /** When it is tried again by itself after trouble. */
  readonly nextTryAt: number | undefined
  readonly online: boolean
  readonly failure: Error | undefined
  /** When the last round ended with an answer. */
  readonly syncedAt: number | undefined
  /** `readAt`: when the server could last read the source. */
  readonly source: { readonly stale: boolean; readonly readAt: number }
  readonly lastChange: (RoundChanges & { readonly at: number }) | undefined
}

export type SyncMood = 'fine' | 'stale' | 'failing' | 'offline'

export function syncMood({ state, online, failure, source }: SyncSituation): SyncMood {
  if (failure) return online ? 'failing' : 'offline'
  if (differs(state)) return 'failing'
  return source.stale ? 'stale' : 'fine'
}

/** The situation in one sentence that doesn't change from second to second: for announcing. */
export function describeMood(situation: SyncSituation): string {
  switch (syncMood(situation)) {
    case 'offline':
      return 'You are offline.'
    case 'failing':
      return describeFailure(situation.failure)
    case 'stale':
      return 'The shop’s database can’t be read right now.'
    case 'fine':
      return 'Orders are up to date.'
  }
}

/** The whole line: the mood, how old the orders are, and what happens next. */
export function describeSync(situation: SyncSituation, now: number): string {
  const { syncedAt, source, lastChange } = situation
  const mood = syncMood(situation)
  if (mood === 'fine') {
    if (syncedAt === undefined) return 'Not synced yet'
    return `Synced ${formatAge(syncedAt, now)} · ${describeLastChange(lastChange, now)}`
  }
  const asOf = mood === 'stale' ? source.readAt : syncedAt
  const age = asOf === undefined ? [] : [`These orders were read ${formatAge(asOf, now)}.`]
  return [describeMood(situation), ...age, ...nextTry(situation, now)].join(' ')
}

/** `2 orders changed, 1 removed`; `nothing new`; the first of its parts carries the noun. */
export function describeRound({ reloaded, added, changed, removed }: RoundChanges): string {
  if (reloaded) return 'all orders loaded'
  const parts = [
    { count: added.size, bare: 'new', noun: (count: number) => countOf(count, 'new order') },
    { count: changed.size, bare: 'changed', noun: withNoun('changed') },
    { count: removed.size, bare: 'removed', noun: withNoun('removed') },
  ].filter(({ count }) => count > 0)
  const told = parts.map(({ count, bare, noun }, at) =>
    at === 0 ? noun(count) : `${formatCount(count)} ${bare}`,
  )
  return told.join(', ') || 'nothing new'
}

const withNoun = (done: string) => (count: number) => `${countOf(count, 'order')} ${done}`

function describeLastChange(lastChange: SyncSituation['lastChange'], now: number): string {
  if (!lastChange || lastChange.reloaded) return 'nothing new'
  return `${describeRound(lastChange)} ${formatAge(lastChange.at, now)}`
}

/** Trouble without a failure is a copy that differs. */
function describeFailure(failure: Error | undefined): string {
  if (failure === undefined) return 'The orders shown may differ from the server’s.'
  return failure instanceof UnreachableError
    ? 'The server can’t be reached.'
    : asSentence(failure.message)
}

function nextTry({ state, nextTryAt, failure }: SyncSituation, now: number): string[] {
  if (state.phase === 'repairing') return ['They are being read anew.']
  if (nextTryAt === undefined) return []
  const left = formatDuration(nextTryAt - now)
  return [failure ? `Retrying in ${left}.` : `They will be read anew in ${left}.`]
}

function differs(state: ClientState): boolean {
  return state.phase === 'repairing' || (state.phase === 'live' && state.differs)
}
