// An order of the crash runs: as the shop writes it into Firestore, and as the desk is to show it.
import type { Order } from '@deltadesk/contract'
import type { Position } from '@deltadesk/sync'
import { type DocumentData, Timestamp } from 'firebase-admin/firestore'
import type { Chance } from './chance.ts'

export interface ShopOrder {
  readonly number: string
  readonly customer: { readonly name: string; readonly email: string }
  readonly items: Order['items']
  readonly total: number
  readonly currency: string
  readonly status: string
  /** Another one with every write, so that no two contents of an order are alike. */
  readonly revision: number
  readonly createdAt: Timestamp
}

/** What a document holds. */
export interface ShopDocument extends ShopOrder {
  readonly updatedAt: Timestamp
  readonly deletedAt?: Timestamp | undefined
}

const STATUSES = ['pending', 'paid', 'packed', 'shipped', 'delivered', 'returned']

export function drawOrder(chance: Chance, id: string, revision: number): ShopOrder {
  return {
    number: `D-${id}`,
    customer: { name: `Ünal «${id}» 🦊`, email: `${id}@shop.example` },
    items: [
      {
        sku: `S-${chance.integer(1, 99)}`,
        name: 'Tea',
        quantity: chance.integer(1, 9),
        price: 4.5,
      },
    ],
    total: chance.integer(1, 99_999) / 100,
    currency: 'EUR',
    status: chance.pick(STATUSES),
    revision,
    createdAt: Timestamp.now(),
  }
}

/** A document as it comes back from Firestore; nobody but this program has written any. */
export function documentFrom(data: DocumentData): ShopDocument {
  return {
    number: data.number,
    customer: data.customer,
    items: data.items,
    total: data.total,
    currency: data.currency,
    status: data.status,
    revision: data.revision,
    createdAt: data.createdAt,
    updatedAt: data.updatedAt,
    deletedAt: data.deletedAt,
  }
}

/** What of a document every copy must hold, all but the version. */
export function shownAs(id: string, document: ShopDocument): Omit<Order, 'version'> {
  const { number, customer, items, total, currency, status, revision } = document
  return {
    id,
    number,
    customer,
    items,
    total,
    currency,
    status,
    createdAt: microseconds(document.createdAt),
    updatedAt: microseconds(document.updatedAt),
    extra: { revision },
  }
}

export function positionOf(id: string, { updatedAt }: ShopDocument): Position {
  return { id, updatedAt: microseconds(updatedAt) }
}

function microseconds({ seconds, nanoseconds }: Timestamp): string {
  const micros = String(Math.floor(nanoseconds / 1000)).padStart(6, '0')
  return `${new Date(seconds * 1000).toISOString().slice(0, 19)}.${micros}Z`
}
