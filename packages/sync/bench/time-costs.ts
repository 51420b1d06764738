// How long a poll, a refresh and a client's step take with a given number of orders.
import {
  type DeltaPage,
  formatCursor,
  type Item,
  parseCursor,
  ReplicaFollower,
} from '../src/index.ts'
import { Desk } from './desk.ts'
import { type OrderDocument, Shop } from './shop.ts'
import { type Spread, timed } from './spread.ts'

const TRIES = 60
/** What takes less than a clock can tell is timed so many times at once. */
const POLLS_AT_ONCE = 500
const SNAPSHOT_PAGE = 5_000

export interface TimeCosts {
  /** A delta without a change. */
  readonly quietDelta: Spread
  /** A delta of 10 changes. */
  readonly smallDelta: Spread
  /** 1,000 changed documents, merged and committed. */
  readonly refresh: Spread
  /** As many into a full window, half of them new orders, each of which lets an old one go. */
  readonly windowRefresh: Spread
  /** A page of 100 changes taken into a client's copy. */
  readonly clientPage: Spread
}

export function timeCosts(size: number): TimeCosts {
  const shop = new Shop(size)
  const desk = new Desk(shop.stock(), 0)
  const window = new Desk(shop.stock(), size)
  const changed = () => shop.change(1_000)
  const changedAndNew = () => [...shop.change(500), ...shop.renew(500)]
  return {
    quietDelta: deltaOf(0, desk),
    smallDelta: deltaOf(10, desk),
    clientPage: clientPage(desk, () => shop.change(100)),
    refresh: timed({ tries: TRIES }, changed, (documents) => desk.take(documents)),
    windowRefresh: timed({ tries: TRIES }, changedAndNew, (documents) => window.take(documents)),
  }
}

function deltaOf(changes: number, { history }: Desk): Spread {
  const { epoch, version } = history
  const since = { epoch, version: version - changes }
  return timed(
    { tries: TRIES, perStep: POLLS_AT_ONCE },
    () => since,
    (cursor) => {
      for (let n = 0; n < POLLS_AT_ONCE; n++) history.deltaSince(cursor, SNAPSHOT_PAGE)
    },
  )
}

function clientPage(desk: Desk, changed: () => OrderDocument[]): Spread {
  const copy = new ReplicaFollower<Item<string>>()
  while (copy.cursor !== formatCursor(desk.history.cursor)) {
    copy.apply(pageAfter(desk, copy), copy.cursor)
  }
  const prepare = () => {
    desk.take(changed())
    const page: DeltaPage<Item<string>> = JSON.parse(JSON.stringify(pageAfter(desk, copy)))
    return page
  }
  return timed({ tries: TRIES }, prepare, (page) => {
    if (!copy.apply(page, copy.cursor).intact) throw new Error('The copy is not the replica')
  })
}

/** What the server answers a client with. */
function pageAfter(
  { history }: Desk,
  copy: ReplicaFollower<Item<string>>,
): DeltaPage<Item<string>> {
  const since = copy.cursor === undefined ? undefined : parseCursor(copy.cursor)
  const { cursor, reset, upserts, removals, hasMore } = history.deltaSince(since, SNAPSHOT_PAGE)
  return {
    cursor: formatCursor(cursor),
    reset,
    orders: upserts,
    deleted: removals.map(({ id }) => id),
    hasMore,
    ...(hasMore ? {} : { checksum: history.checksum }),
  }
}
