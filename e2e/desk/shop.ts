// What happens in the shop while an admin looks on.
import type { Order, OrdersPage } from '@deltadesk/contract'
import type { Page } from '@playwright/test'
import { FieldValue } from 'firebase-admin/firestore'
import type { Desk } from './desk.ts'

/** Beyond all numbers of the shop's past. */
const FIRST_NUMBER = 90_001
let placed = 0

/** Places an order; what `fields` leave open is the same for all of them. */
export async function placeOrder(
  desk: Desk,
  fields: Readonly<Record<string, unknown>> = {},
): Promise<{ id: string; number: string }> {
  const number = `D-${FIRST_NUMBER + placed++}`
  const reference = await desk.db.collection('orders').add({
    number,
    customer: { name: 'Ada Lovelace', email: 'ada@shop.example' },
    items: [{ sku: 'TEA-EARLGREY-20', name: 'Earl Grey, 20 bags', quantity: 2, price: 4.9 }],
    total: 9.8,
    currency: 'EUR',
    country: 'DE',
    status: 'paid',
    createdAt: FieldValue.serverTimestamp(),
    updatedAt: FieldValue.serverTimestamp(),
    ...fields,
  })
  return { id: reference.id, number }
}

export async function changeOrder(
  desk: Desk,
  id: string,
  fields: Readonly<Record<string, unknown>>,
): Promise<void> {
  const updatedAt = FieldValue.serverTimestamp()
  await desk.db
    .collection('orders')
    .doc(id)
    .update({ ...fields, updatedAt })
}

/** All orders as the API tells them, the last changed first. */
export async function ordersAt(page: Page): Promise<readonly Order[]> {
  const answer = await page.request.get('/api/orders')
  const { orders }: OrdersPage = await answer.json()
  const time = ({ updatedAt }: Order) => updatedAt ?? ''
  return [...orders].sort((one, other) => (time(one) < time(other) ? 1 : -1))
}

/** The first of them that `fits`. */
export function pick(orders: readonly Order[], fits: (order: Order) => boolean): Order {
  const order = orders.find(fits)
  if (order === undefined) throw new Error('The shop has no such order')
  return order
}
