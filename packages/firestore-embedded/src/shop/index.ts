// A shop to try things with: its past, written into any Firestore, and its daily business.
export { type GeneratedOrder, generateOrders, type ShopPast } from './generate-orders.ts'
export type { Purchase, ShopItem, ShopOrder } from './order.ts'
export type { BookedOrder } from './order-book.ts'
export { type SeedOptions, seedOrders } from './seed-orders.ts'
export type { ShopChange } from './shop-change.ts'
export { SimulatedShop, type SimulatedShopOptions } from './simulated-shop.ts'
export type { OrderStatus } from './status.ts'
