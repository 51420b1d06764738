// Tabs of one account over one server, whose clock only moves when a test says so.
import { setImmediate } from 'node:timers/promises'
import type { OrdersPage } from '@deltadesk/contract'
import { TestClock } from '@deltadesk/sync/testing'
import type { Test } from 'tap'
import { UnreachableError } from '../../src/api/errors.ts'
import { type CopyDisk, CopyKeeper } from '../../src/orders/copy/copy-keeper.ts'
import { HeldOrders, type OrdersChange } from '../../src/orders/copy/held-orders.ts'
import { OrdersFeed } from '../../src/orders/tabs/orders-feed.ts'
import type { FeedStatus, ToldRound } from '../../src/orders/tabs/tab-messages.ts'
import { FakeBrowser } from './fake-tabs.ts'
import { OrderHistory } from './order-history.ts'

/** Resolves once everything has been done that can be done without time passing. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await setImmediate()
}

export interface OpenTabOptions {
  readonly hidden?: boolean
  readonly disk?: CopyDisk
  /** Without other tabs' help. */
  readonly alone?: boolean
}

export function tabsAtHand(t: Test) {
  const clock = new TestClock()
  const browser = new FakeBrowser()
  const server = new OrderHistory()
  const warnings: string[] = []
  /** Who has asked the server, and with which cursor. */
  const asked: { tab: string; since: string | undefined }[] = []
  const network = { down: false }

  function openTab(name: string, { hidden = false, disk, alone = false }: OpenTabOptions = {}) {
    const ports = browser.openTab()
    const held = new HeldOrders()
    const changes: OrdersChange[] = []
    const told: ToldRound[] = []
    const statuses: FeedStatus[] = []
    const kept: boolean[] = []
    const lost: true[] = []
    const log = { warn: (line: string) => warnings.push(line) }
    const feed = new OrdersFeed({
      account: 'ana@example.com',
      held,
      async fetchPage(since, signal): Promise<OrdersPage> {
        asked.push({ tab: name, since })
        await setImmediate(undefined, { signal })
        if (network.down) throw new UnreachableError()
        return server.pageSince(since)
      },
      timeLimitMs: 30_000,
      clock,
      tabs: alone ? undefined : ports,
      keeper: disk && new CopyKeeper({ disk, account: 'ana@example.com', clock, log }),
      hidden,
      listener: {
        changed(change, round) {
          changes.push(change)
          if (round) told.push(round)
        },
        status: (status) => statuses.push(status),
        synced: () => {},
        kept: (_head, whole) => kept.push(whole),
        lost: () => lost.push(true),
      },
    })
    t.teardown(() => feed.stop())
    feed.start()
    return {
      feed,
      held,
      changes,
      told,
      statuses,
      kept,
      lost,
      ports,
      ids: () => held.sorted.map(({ id }) => id),
      /** The browser kills the tab. */
      async crash() {
        ports.crash()
        feed.stop()
        await settled()
      },
    }
  }

  return {
    clock,
    browser,
    server,
    asked,
    network,
    warnings,
    openTab,
    /** Lets `ms` pass a second at a time. */
    async pass(ms: number) {
      for (let left = ms; left > 0; left -= 1_000) {
        clock.advance(Math.min(left, 1_000))
        await settled()
      }
    },
  }
}
