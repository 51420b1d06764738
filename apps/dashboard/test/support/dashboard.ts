// The dashboard without its screens: a real app with real stores, talking to a desk over HTTP.
import { until } from '@vueuse/core'
import { createPinia, disposePinia } from 'pinia'
import type { Test } from 'tap'
import { createApp } from 'vue'
import { DeskApi } from '../../src/api/desk-api.ts'
import { provideDeskApi } from '../../src/api/use-desk-api.ts'
import { useOrdersStore } from '../../src/orders/orders-store.ts'
import { useSessionStore } from '../../src/session/session-store.ts'

/** Lives as long as the test. */
export function dashboardAt(t: Test, origin: string) {
  const pinia = createPinia()
  const app = createApp({}).use(pinia)
  provideDeskApi(app, new DeskApi({ baseURL: `${origin}/api` }))
  t.teardown(() => disposePinia(pinia))
  const session = useSessionStore(pinia)
  const orders = useOrdersStore(pinia)
  return { session, orders, rest: () => rest(orders) }
}

/** Resolves once no request for orders is under way. */
async function rest(orders: ReturnType<typeof useOrdersStore>): Promise<void> {
  await until(() => orders.syncing).toBe(false, { flush: 'sync' })
}
