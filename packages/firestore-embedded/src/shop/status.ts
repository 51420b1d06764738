// The way of an order through the shop, step by step, with how often and how soon each step is taken.
import type { Random, Weighted } from './random.ts'

export type OrderStatus =
  | 'pending'
  | 'paid'
  | 'processing'
  | 'shipped'
  | 'delivered'
  | 'cancelled'
  | 'refunded'

interface Step extends Weighted {
  /** The status it leads to; null for an order that stays as it is. */
  readonly to: OrderStatus | null
  /** How long it takes on average. */
  readonly hours: number
}

/** What can become of an order in each status. */
const STEPS: Readonly<Record<OrderStatus, readonly Step[]>> = {
  pending: [
    { to: 'paid', weight: 70, hours: 0.3 },
    { to: 'paid', weight: 25, hours: 36 }, // by bank transfer
    { to: 'cancelled', weight: 5, hours: 72 },
  ],
  paid: [
    { to: 'processing', weight: 98, hours: 9 },
    { to: 'refunded', weight: 2, hours: 6 },
  ],
  processing: [
    { to: 'shipped', weight: 99, hours: 30 },
    { to: 'refunded', weight: 1, hours: 40 },
  ],
  shipped: [
    { to: 'delivered', weight: 99, hours: 80 },
    { to: 'refunded', weight: 1, hours: 300 },
  ],
  delivered: [
    { to: null, weight: 96, hours: 0 },
    { to: 'refunded', weight: 4, hours: 190 },
  ],
  cancelled: [{ to: null, weight: 1, hours: 0 }],
  refunded: [{ to: null, weight: 1, hours: 0 }],
}

/** Where an order stands, and when it got there. */
export interface Standing {
  readonly status: OrderStatus
  /** Microseconds since 1970. */
  readonly since: number
}

/** Lives an order's life from its birth to `until`, both in microseconds since 1970. */
export function liveOrder(random: Random, born: number, until: number): Standing {
  const microsPerHour = 3_600_000_000
  let status: OrderStatus = 'pending'
  let since = born
  for (;;) {
    const { to, hours }: Step = random.pickWeighted(STEPS[status])
    const next = since + Math.round(random.waiting(hours * microsPerHour))
    if (to === null || next > until) return { status, since }
    status = to
    since = next
  }
}

/** One step on from `status`, with the odds of real life; null at the end of the way. */
export function nextStatus(random: Random, status: OrderStatus): OrderStatus | null {
  const onward = STEPS[status].flatMap(({ to, weight }) => (to === null ? [] : [{ to, weight }]))
  return onward.length === 0 ? null : random.pickWeighted(onward).to
}

/** Whether the shop still has work with an order of that status. */
export function isUnderWay(status: OrderStatus): boolean {
  return STEPS[status].every(({ to }) => to !== null)
}
