// Parts of the app are fetched when they are first needed, so that the orders are there early. Without a connection
// they could not be had any more: an order would not open, though it is held. So they are all fetched once the orders
// are there and the browser has nothing else to do.

const PARTS: readonly (() => Promise<unknown>)[] = [
  () => import('../components/orders/panel/OrderPanel.vue'),
  () => import('../components/orders/find/FilterForm.vue'),
  () => import('../components/orders/find/SaveViewSheet.vue'),
  () => import('../components/orders/table/SelectionBar.vue'),
  () => import('../components/orders/print/PrintSheet.vue'),
  () => import('../components/orders/table/ColumnsSheet.vue'),
  () => import('../components/orders/ExportSheet.vue'),
  () => import('../orders/export/export-orders.ts'),
  () => import('../components/sync/SyncPanel.vue'),
  () => import('../components/shell/CommandPalette.vue'),
  () => import('../components/shell/SettingsDialog.vue'),
  () => import('../components/shell/CheatSheet.vue'),
  () => import('../components/session/RenewDialog.vue'),
  () => import('../pages/OverviewPage.vue'),
  () => import('../pages/AccountPage.vue'),
]

/** Before the first part, since the page has more to do than it tells while the orders come; after it, at the most. */
const PAUSE_MS = 3_000

/** Fetches one part after the other, each when the browser is idle. What can't be had is tried again when needed. */
export async function fetchPartsAhead(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  for (const part of PARTS) {
    await idle()
    await part().catch(() => undefined)
  }
}

function idle(): Promise<unknown> {
  return new Promise((resolve) => {
    // Not every browser tells when it is idle.
    if ('requestIdleCallback' in globalThis) requestIdleCallback(resolve, { timeout: PAUSE_MS })
    else setTimeout(resolve, PAUSE_MS)
  })
}
