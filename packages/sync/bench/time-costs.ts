// How long a poll, a refresh and a client's step take with a given number of orders.
import { type DeltaPage, formatCursor, type Item, ReplicaFollower } from '../src/index.ts'
import { Desk } from './desk.ts'
import type { Shop } from './shop.ts'
import { type Spread, timed } from './spread.ts'

const TRIES = 60
/** What takes less than a clock can tell is timed so many times at once. */
const POLLS_AT_ONCE = 1_000
const FEW_CHANGES = 10
const REFRESH = 1_000
const CLIENT_PAGE = 100
const SNAPSHOT_PAGE = 5_000

export interface TimeCosts {
  /** A delta without a change. */
  readonly quietDelta: Spread
  /** A delta of {@link FEW_CHANGES} changes. */
  readonly smallDelta: Spread
  /** {@link REFRESH} changed and new documents, half of each, merged and committed. */
  readonly refresh: Spread
  /** The same into a full window: each new order lets an old one go. */
  readonly windowRefresh: Spread
  /** A page of {@link CLIENT_PAGE} changes taken into a client's copy. */
  readonly clientPage: Spread
}

export function timeCosts(shop: Shop, size: number): TimeCosts {
  const desk = new Desk(shop.stock(), 0)
  const window = new Desk(shop.stock(), size)
  return {
    quietDelta: quietDelta(desk),
    smallDelta: smallDelta(desk, shop),
    clientPage: clientPage(desk, shop),
    refresh: refresh(desk, shop),
    windowRefresh: refresh(window, shop),
  }
}

function quietDelta({ history }: Desk): Spread {
  const { cursor } = history
  return poll(
    () => cursor,
    (since) => history.deltaSince(since, SNAPSHOT_PAGE),
  )
}
