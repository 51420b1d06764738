// The whole system, started once for each worker: a shop with a past, the API, the dashboard, and an admin who is
// signed in. Tests share it, so that each changes orders of its own and counts from what it finds.
import { DEMO_ACCOUNT, type Demo, startDemo } from '@deltadesk/demo'
import { type APIRequestContext, test as base, expect } from '@playwright/test'

export interface Desk extends Demo {
  /** What the API has logged so far. */
  readonly lines: readonly string[]
}

interface DeskWishes {
  readonly orders?: number
  /** When the shop's past ends; by default, now. */
  readonly now?: Date
  /** What the API goes by for the time, in milliseconds since 1970; by default, this computer's clock. */
  readonly clock?: () => number
  /** More of the API's environment variables. */
  readonly env?: Readonly<Record<string, string>>
}

/** Enough to fill the table many times over; more would make every page load of every test longer. */
const ORDERS = 240

/** When the pictures are taken. It has gone by, so that no session ends before it. */
export const STILL = new Date('2026-03-18T10:24:00Z')

type Session = Awaited<ReturnType<APIRequestContext['storageState']>>

async function openDesk({ orders = ORDERS, now, clock, env }: DeskWishes = {}): Promise<Desk> {
  const lines: string[] = []
  const demo = await startDemo({
    port: 0,
    orders,
    seed: 7,
    activityMs: 0,
    now,
    clock,
    env: {
      MAX_STALENESS_MS: '0',
      RECONCILE_INTERVAL_MS: '1000',
      RATE_LIMIT_PER_MINUTE: '0',
      // The machine may be busy with the browsers: nobody is to be turned away for it.
      MAX_EVENT_LOOP_DELAY_MS: '0',
      ...env,
    },
    log: (line) => lines.push(line),
  })
  return { ...demo, lines }
}

/** Signs in without the form. The context that `request` belongs to has the session from then on. */
export async function signInByApi(request: APIRequestContext, url: string): Promise<void> {
  const answer = await request.post(`${url}/api/auth/login`, { data: DEMO_ACCOUNT })
  expect(answer.status()).toBe(200)
}

interface WorkerFixtures {
  desk: Desk
  /** A desk whose shop ended at {@link STILL}: it looks the same on every day. */
  stillDesk: Desk
  /** The admin's session at `desk`, which every page has unless its test wants to sign in by itself. */
  session: Session
}

interface TestFixtures {
  /** What the page did against the content security policy that it is served with: at the end of a test, nothing. */
  violations: string[]
  /** Opens a desk for this test alone, and closes it afterwards. */
  ownDesk: (wishes: DeskWishes) => Promise<Desk>
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  violations: [
    async ({ page }, use) => {
      const violations: string[] = []
      page.on('console', (message) => {
        const text = message.text()
        if (/content security policy|trusted ?(type|html|script)/i.test(text)) violations.push(text)
      })
      await use(violations)
      expect(violations).toEqual([])
    },
    { auto: true },
  ],
  desk: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern
    async ({}, use) => {
      const desk = await openDesk()
      await use(desk)
      await desk.stop()
    },
    { scope: 'worker' },
  ],
  stillDesk: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern
    async ({}, use) => {
      const desk = await openDesk({ now: STILL })
      await use(desk)
      await desk.stop()
    },
    { scope: 'worker' },
  ],
  session: [
    async ({ desk, playwright }, use) => {
      const request = await playwright.request.newContext()
      await signInByApi(request, desk.url)
      await use(await request.storageState())
      await request.dispose()
    },
    { scope: 'worker' },
  ],
  storageState: ({ session }, use) => use(session),
  baseURL: ({ desk }, use) => use(desk.url),
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern
  ownDesk: async ({}, use) => {
    const desks: Desk[] = []
    await use(async (wishes) => {
      const desk = await openDesk(wishes)
      desks.push(desk)
      return desk
    })
    for (const desk of desks) await desk.stop()
  },
})

/** For tests that sign in by themselves. */
export const NOBODY: Session = { cookies: [], origins: [] }

export { expect }
