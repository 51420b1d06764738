// Makes a file of orders and hands it to the browser, with the progress to be shown and a way to stop it.

import type { Order } from '@deltadesk/contract'
import { onScopeDispose, shallowRef } from 'vue'
import type { ExportFormat } from '../export/export-orders.ts'

export function useExport() {
  /** From 0 to 1; undefined while nothing is exported. */
  const progress = shallowRef<number>()
  const failed = shallowRef(false)
  let running: AbortController | undefined

  /** Ends the one under way, if any. */
  async function start(orders: readonly Order[], format: ExportFormat): Promise<void> {
    cancel()
    const mine = new AbortController()
    running = mine
    failed.value = false
    progress.value = 0
    try {
      const { exportOrders } = await import('../export/export-orders.ts')
      const file = await exportOrders(orders, format, {
        signal: mine.signal,
        onProgress: (done) => {
          progress.value = done / Math.max(1, orders.length)
        },
      })
      download(file, `orders-${new Date().toISOString().slice(0, 10)}.${format}`)
    } catch {
      failed.value = !mine.signal.aborted
    } finally {
      if (running === mine) progress.value = undefined
    }
  }

  function cancel(): void {
    running?.abort()
    progress.value = undefined
  }
  onScopeDispose(cancel)

  return { progress, failed, start, cancel }
}

export type OrderExport = ReturnType<typeof useExport>

function download(file: Blob, name: string): void {
  const url = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // Some browsers begin to read it only after the click.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
