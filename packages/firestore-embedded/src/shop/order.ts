// One order as the shop writes it into Firestore, and all that is settled the moment somebody buys.
import type { Timestamp } from '@google-cloud/firestore'
import { CATALOGUE } from './catalogue.ts'
import { type Address, drawAddress } from './market.ts'
import { MARKETS } from './markets.ts'
import { type Currency, priceTag, units } from './money.ts'
import { type Customer, drawCustomer } from './people.ts'
import type { Random } from './random.ts'
import type { OrderStatus } from './status.ts'

export interface ShopItem {
  readonly sku: string
  readonly name: string
  readonly quantity: number
  /** For one, in units of the order's currency. */
  readonly price: number
}

/** What a purchase settles. Amounts are in units of `currency`. */
export interface Purchase {
  /** What people call the order, as in D-10001. */
  readonly number: string
  readonly customer: Customer
  readonly items: readonly ShopItem[]
  readonly shipping: { readonly method: string; readonly price: number }
  /** Items and shipping. */
  readonly total: number
  readonly currency: Currency
  readonly country: string
  readonly shippingAddress: Address
  readonly channel: string
  /** What the customer wants said to the shop; most have nothing to say. */
  readonly note: string | null
}

/** A document of the collection. */
export interface ShopOrder extends Purchase {
  readonly status: OrderStatus
  readonly createdAt: Timestamp
  readonly updatedAt: Timestamp
}

const FIRST_NUMBER = 10_001
const MOST_LINES = 12
const FREE_SHIPPING_FROM_EURO_CENTS = 7500

const SHIPPING = [
  { weight: 78, method: 'standard', euroCents: 490 },
  { weight: 15, method: 'express', euroCents: 1490 },
  { weight: 7, method: 'pickup', euroCents: 0 },
]

const CHANNELS = [
  { weight: 55, name: 'web' },
  { weight: 38, name: 'app' },
  { weight: 7, name: 'phone' },
]

const NOTES = [
  'Please leave it with the neighbour.',
  'A gift 🎁: no invoice in the box, please!',
  'Doorbell is broken, call me\n(second floor, left).',
  "It's for my grandmother – the sturdiest wrapping you have, merci ♥",
]

/** The number of the order that was placed after `before` others. */
export function orderNumber(before: number): string {
  return `D-${FIRST_NUMBER + before}`
}

export function drawPurchase(random: Random, number: string): Purchase {
  const market = random.pickWeighted(MARKETS)
  const { country, currency } = market
  const customer = drawCustomer(random, market.people)
  const lines = drawLines(random, currency)
  const method = random.pickWeighted(SHIPPING)
  const goods = lines.reduce((sum, { tag, quantity }) => sum + tag * quantity, 0)
  const free =
    method.euroCents === 0 ||
    (method.method === 'standard' && goods >= priceTag(FREE_SHIPPING_FROM_EURO_CENTS, currency))
  const shipping = free ? 0 : priceTag(method.euroCents, currency)
  return {
    number,
    customer,
    items: lines.map(({ sku, name, quantity, tag }) => {
      return { sku, name, quantity, price: units(tag, currency) }
    }),
    shipping: { method: method.method, price: units(shipping, currency) },
    total: units(goods + shipping, currency),
    currency,
    country,
    shippingAddress: drawAddress(random, market),
    channel: random.pickWeighted(CHANNELS).name,
    note: random.chance(0.06) ? random.pick(NOTES) : null,
  }
}

function drawLines(random: Random, currency: Currency) {
  const count = Math.min(MOST_LINES, 1 + Math.floor(random.waiting(1.8)))
  const products = new Set<(typeof CATALOGUE)[number]>()
  while (products.size < count) products.add(random.pick(CATALOGUE))
  return Array.from(products, ({ sku, name, euroCents }) => {
    const quantity = Math.min(6, 1 + Math.floor(random.waiting(0.4)))
    return { sku, name, quantity, tag: priceTag(euroCents, currency) }
  })
}
