// What the orders need from the browser beside the network: a disk to keep a copy on, and the other tabs. The
// browser's own are used unless the app provides others, as tests do.
import { type App, type InjectionKey, inject } from 'vue'
import { browserDisk } from './copy/browser-disk.ts'
import type { CopyDisk } from './copy/copy-keeper.ts'
import { browserTabs, type TabPorts } from './tabs/tab-ports.ts'

export interface OrdersPorts {
  readonly disk: CopyDisk | undefined
  readonly tabs: TabPorts | undefined
}

const key: InjectionKey<OrdersPorts> = Symbol('OrdersPorts')

export function provideOrdersPorts(app: App, ports: OrdersPorts): void {
  app.provide(key, ports)
}

/** To be called while a store is set up. */
export function useOrdersPorts(): OrdersPorts {
  return inject(key, () => ({ disk: browserDisk(), tabs: browserTabs() }), true)
}
