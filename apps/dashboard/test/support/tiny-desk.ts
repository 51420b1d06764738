// The desk's API in small: one session, real versions and cursors from a ReplicaHistory, over real HTTP. It
// can be told to fail, to lie about its checksum and to page in small steps.
import type { IncomingMessage } from 'node:http'
import type { Order, OrdersPage } from '@deltadesk/contract'
import {
  type Entry,
  formatCursor,
  parseCursor,
  ReplicaHistory,
  timestampFromMillis,
} from '@deltadesk/sync'
import type { Test } from 'tap'
import { answeringServer, json, problem } from './answering-server.ts'

interface Answered {
  status: number
  body: unknown
}

type OrderContent = Omit<Order, 'version'>

/** An order with believable content; `minute` is when it was last updated. */
export function orderOf(
  id: string,
  minute: number,
  over: Partial<OrderContent> = {},
): OrderContent {
  return {
    id,
    number: `#${id}`,
    customer: { name: 'Ana Souza', email: 'ana@example.com' },
    items: [],
    total: 12.5,
    currency: 'EUR',
    status: 'paid',
    createdAt: timestampFromMillis(0),
    updatedAt: timestampFromMillis(minute * 60_000),
    extra: {},
    ...over,
  }
}

export class TinyDesk {
  signedIn = true
  /** Answered instead of orders, while set. */
  failure: Answered | undefined
  lieAboutChecksum = false
  stale = false
  pageLimit = 1000
  /** The `since` of each request for orders, `null` for none. */
  readonly asked: (string | null)[] = []
  origin = ''
  close: () => void = () => {}
  #history = new ReplicaHistory<OrderContent>({ epoch: 'epoch1' })

  static async listen(t: Test): Promise<TinyDesk> {
    const desk = new TinyDesk()
    const { origin, close } = await answeringServer(t, (request, response) => {
      const { status, body } = desk.#answer(request)
      json(response, status, body)
    })
    desk.origin = origin
    desk.close = close
    return desk
  }

  put(...orders: OrderContent[]): void {
    const upserts = orders.map((value, at): Entry<OrderContent> => {
      const { id, updatedAt } = value
      const version = this.#history.version + 1 + at
      return { id, version, updatedAt, updateTime: updatedAt, stray: false, value }
    })
    this.#history.commit({ upserts, removals: [] })
  }

  remove(id: string): void {
    const version = this.#history.version + 1
    const removals = [{ id, version, removedAt: timestampFromMillis(0) }]
    this.#history.commit({ upserts: [], removals })
  }

  /** All cursors out there lose their meaning. */
  beginEpoch(epoch: string): void {
    const upserts = [...this.#history.entries()]
    this.#history = new ReplicaHistory({ epoch })
    this.#history.commit({ upserts, removals: [] })
  }

  #answer(request: IncomingMessage): Answered {
    const { pathname, searchParams } = new URL(request.url ?? '/', this.origin)
    if (pathname === '/api/auth/login') this.signedIn = true
    if (!this.signedIn) return { status: 401, body: problem(401, 'SIGNED_OUT', 'Sign in') }
    if (pathname === '/api/orders') return this.#answerOrders(searchParams.get('since'))
    if (pathname === '/api/auth/logout') this.signedIn = false
    return { status: 200, body: { email: 'ana@example.com', signedInAt: '', expiresAt: '' } }
  }

  #answerOrders(since: string | null): Answered {
    this.asked.push(since)
    if (this.failure) return this.failure
    const cursor = since === null ? undefined : parseCursor(since)
    const delta = this.#history.deltaSince(cursor, this.pageLimit)
    const page: OrdersPage = {
      cursor: formatCursor(delta.cursor),
      reset: delta.reset,
      orders: delta.upserts.map(({ value, version }) => ({ ...value, version })),
      deleted: delta.removals.map(({ id }) => id),
      hasMore: delta.hasMore,
      syncedAt: timestampFromMillis(0),
      stale: this.stale,
      ...(this.stale && { ageMs: 180_000 }),
    }
    if (delta.hasMore) return { status: 200, body: page }
    const checksum = this.lieAboutChecksum ? 'deadbeef' : this.#history.checksum
    return { status: 200, body: { ...page, checksum, count: this.#history.size } }
  }
}
