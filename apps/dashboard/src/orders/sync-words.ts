// What the sync line says. Pure, so that every situation can be read in its test.
import { UnreachableError } from '../api/errors.ts'
import { countOf, formatCount } from '../format/count.ts'
import { asSentence } from '../format/text.ts'
import { formatAge, formatDuration, parseTime } from '../format/time.ts'
import type { RoundOutcome } from './sync-round.ts'
import type { SyncState } from './sync-state.ts'

/** What there is to be told; times are milliseconds since 1970. */
export interface SyncSituation {
  readonly state: SyncState
  readonly online: boolean
  readonly failure: Error | undefined
  /** When the last round went well. */
  readonly syncedAt: number | undefined
  readonly source: { readonly syncedAt: string; readonly stale: boolean }
  readonly lastChange: (RoundOutcome & { readonly at: number }) | undefined
}

export type SyncMood = 'fine' | 'stale' | 'failing' | 'offline'

export function syncMood({ online, failure, source }: SyncSituation): SyncMood {
  if (failure) return online ? 'failing' : 'offline'
  return source.stale ? 'stale' : 'fine'
}

/** The situation in one sentence that doesn't change from second to second: for announcing. */
export function describeMood(situation: SyncSituation): string {
  switch (syncMood(situation)) {
    case 'offline':
      return 'You are offline.'
    case 'failing':
      return situation.failure instanceof UnreachableError
        ? 'The server can’t be reached.'
        : asSentence(situation.failure?.message ?? '')
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
  const asOf = mood === 'stale' ? parseTime(source.syncedAt) : syncedAt
  const age = asOf === undefined ? [] : [`These orders were read ${formatAge(asOf, now)}.`]
  return [describeMood(situation), ...age, ...nextTry(situation.state, now)].join(' ')
}

/** `2 orders changed, 1 removed`; `nothing new`; the first of its parts carries the noun. */
export function describeRound({ reloaded, added, changed, removed }: RoundOutcome): string {
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

function nextTry(state: SyncState, now: number): string[] {
  if (state.phase !== 'retrying') return []
  return [`Retrying in ${formatDuration(state.dueAt - now)}.`]
}
