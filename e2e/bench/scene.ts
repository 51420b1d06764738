// The desk that is measured: a shop of some size, and a person signed in to it in a real browser.
import { DEMO_ACCOUNT, type Demo, startDemo } from '@deltadesk/demo'
import { type Browser, chromium, type Page } from '@playwright/test'
import { FieldValue } from 'firebase-admin/firestore'
import { CHROMIUM_ARGS } from '../scripts/chromium-args.ts'
import { findChromium } from '../scripts/system-packages.ts'

/** Large enough for a wait that has to end, whatever the machine. */
const PATIENCE_MS = 120_000

export interface Scene {
  readonly demo: Demo
  readonly browser: Browser
  readonly page: Page
  /** Changes so many orders of the shop, others each time. */
  change(count: number): Promise<void>
  close(): Promise<void>
}

export async function openScene(orders: number): Promise<Scene> {
  const demo = await startDemo({
    port: 0,
    orders,
    seed: 7,
    activityMs: 0,
    env: {
      ORDER_LIMIT: '0',
      MAX_STALENESS_MS: '0',
      SYNC_OVERLAP_MS: '0',
      RECONCILE_INTERVAL_MS: '0',
      LOG_LEVEL: 'error',
    },
    log: console.error,
  })
  const executablePath = findChromium()
  const browser = await chromium.launch({
    ...(executablePath && { executablePath }),
    args: [...CHROMIUM_ARGS, '--js-flags=--expose-gc'],
  })
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  page.setDefaultTimeout(PATIENCE_MS)
  await page.goto(demo.url)
  await page.getByRole('textbox', { name: 'Email' }).fill(DEMO_ACCOUNT.email)
  await page.getByRole('textbox', { name: 'Password' }).fill(DEMO_ACCOUNT.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  const all = new Intl.NumberFormat('en-US').format(orders)
  await page.getByRole('heading', { name: `${all} orders` }).waitFor()

  const { docs } = await demo.db.collection('orders').select().get()
  let next = 0
  return {
    demo,
    browser,
    page,
    async change(count) {
      const batch = demo.db.batch()
      for (let done = 0; done < count; done++, next++) {
        const ref = docs[(next * 7) % docs.length]?.ref
        if (ref === undefined) continue
        batch.update(ref, {
          status: next % 2 === 0 ? 'shipped' : 'paid',
          updatedAt: FieldValue.serverTimestamp(),
        })
      }
      await batch.commit()
    },
    async close() {
      await browser.close()
      await demo.stop()
    },
  }
}

/** Asks for changes by the shortcut, as a person would, and waits for the answer. */
export async function syncNow(page: Page): Promise<void> {
  const answered = page.waitForResponse((response) =>
    new URL(response.url()).pathname.endsWith('/api/orders'),
  )
  await page.keyboard.press('s')
  await (await answered).finished()
}
