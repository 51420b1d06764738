// The dashboard without its screens: a real app with real stores, talking to a desk over HTTP.
import { until } from '@vueuse/core'
import { createPinia, disposePinia } from 'pinia'
import type { Test } from 'tap'
import { createApp } from 'vue'
import { DeskApi } from '../../src/api/desk-api.ts'
import { provideDeskApi } from '../../src/api/use-desk-api.ts'
import { type OrdersPorts, provideOrdersPorts } from '../../src/orders/orders-ports.ts'
import { useOrdersStore } from '../../src/orders/orders-store.ts'
import { AccountMemory, provideAccountMemory } from '../../src/session/account-memory.ts'
import { useSessionStore } from '../../src/session/session-store.ts'

/** The browser that the dashboard runs in; by default one without a disk, other tabs and a memory. */
export interface TestBrowser extends Partial<OrdersPorts> {
  readonly storage?: Storage
}

/** Lives as long as the test, or until it is closed. */
export function dashboardAt(t: Test, origin: string, { disk, tabs, storage }: TestBrowser = {}) {
  const pinia = createPinia()
  const app = createApp({}).use(pinia)
  provideDeskApi(app, new DeskApi({ baseURL: `${origin}/api` }))
  provideOrdersPorts(app, { disk, tabs })
  provideAccountMemory(app, new AccountMemory(storage))
  const close = () => disposePinia(pinia)
  t.teardown(close)
  const session = useSessionStore(pinia)
  const orders = useOrdersStore(pinia)
  return { session, orders, rest: () => rest(orders), close }
}

/** Resolves once no request for orders is under way. */
async function rest(orders: ReturnType<typeof useOrdersStore>): Promise<void> {
  await until(() => orders.syncing).toBe(false, { flush: 'sync' })
}
