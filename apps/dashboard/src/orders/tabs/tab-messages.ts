// What the tabs of one account say to each other. One of them leads: it polls the server and tells the others what
// came. They are all of one origin and one build, so that what is heard is taken at its word.
import type { Order } from '@deltadesk/contract'
import type { ClientState, RoundChanges } from '@deltadesk/sync'
import type { FailureNote } from './failure-note.ts'

/** A finished round that is worth telling. `at` is milliseconds since 1970. */
export interface ToldRound extends RoundChanges {
  readonly at: number
}

/** What the server said of its own copy. */
interface SourceStatus {
  /** The source could not be read lately. */
  readonly stale: boolean
  /** When it last could, milliseconds since 1970 by this computer's clock, which need not be right. */
  readonly readAt: number
}

/** What polling is at; times are milliseconds since 1970. */
export interface FeedStatus {
  readonly state: ClientState
  /** When it is tried again by itself after trouble. */
  readonly nextTryAt: number | undefined
  /** What the last try failed with. */
  readonly failure: Error | undefined
  /** Orders read so far by a first sync of several pages. */
  readonly received: number
  /** When the last round ended with an answer. */
  readonly syncedAt: number | undefined
  readonly source: SourceStatus
}

/** An error loses its class on the way to another tab. */
type StatusNote = Omit<FeedStatus, 'failure'> & { readonly failure: FailureNote | undefined }

export type FromLeader =
  /** A tab begins to lead. */
  | { readonly type: 'lead' }
  | { readonly type: 'status'; readonly status: StatusNote; readonly cursor: string | undefined }
  /** What changed from one cursor to another; for one tab alone if `to` is there. */
  | {
      readonly type: 'changes'
      readonly to?: string
      readonly since: string
      readonly cursor: string
      readonly upserts: readonly Order[]
      readonly removed: readonly string[]
      readonly told: ToldRound | undefined
    }
  /** A part of all orders; for whoever doesn't hold those of this cursor. */
  | {
      readonly type: 'part'
      readonly cursor: string
      readonly first: boolean
      readonly last: boolean
      readonly orders: readonly Order[]
      readonly told: ToldRound | undefined
    }

export type FromFollower =
  /** What did I miss since this cursor? Also a sign of life, and a wish for polls while the tab is visible. */
  | {
      readonly type: 'ask'
      readonly tab: string
      readonly cursor: string | undefined
      readonly visible: boolean
    }
  /** A person wants to see what is new. */
  | { readonly type: 'wake' }
  | { readonly type: 'reload' }
  /** The tab closes. */
  | { readonly type: 'bye'; readonly tab: string }

export type TabMessage = FromLeader | FromFollower
