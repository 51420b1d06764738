import t from 'tap'
import {
  HIDDEN_POLL_MS,
  MAX_BACKOFF_MS,
  nextSyncState,
  POLL_MS,
  type SyncEvent,
  type SyncState,
} from '../../src/orders/sync-state.ts'

/** The state after these events, from a stopped start. */
function after(...events: SyncEvent[]): SyncState {
  const start: SyncState = { phase: 'stopped' }
  return events.reduce<SyncState>(nextSyncState, start)
}

const started: SyncEvent = { type: 'started', hidden: false }
const done: SyncEvent = { type: 'answered', more: false, at: 1000 }
const failed: SyncEvent = { type: 'failed', at: 1000, chance: 0.999999 }
const diverged: SyncEvent = { type: 'diverged', at: 1000, chance: 0 }
const due: SyncEvent = { type: 'due' }
const woken: SyncEvent = { type: 'woken' }
const hidden: SyncEvent = { type: 'hidden' }
const shown: SyncEvent = { type: 'shown' }
const stopped: SyncEvent = { type: 'stopped' }

t.test('it asks at once when it is started, and again five seconds after an answer', async (t) => {
  t.match(after(started), { phase: 'syncing', request: 1 })
  t.match(after(started, done), { phase: 'waiting', dueAt: 1000 + POLL_MS })
  t.match(after(started, done, due), { phase: 'syncing', request: 1 })
})

t.test('while there is more it asks on without a pause', async (t) => {
  const more: SyncEvent = { type: 'answered', more: true, at: 1000 }
  t.match(after(started, more, more), { phase: 'syncing', request: 3 })
})

t.test('a wake asks at once, but never beside a request under way', async (t) => {
  t.match(after(started, done, woken), { phase: 'syncing', request: 1 })
  t.match(after(started, failed, woken), { phase: 'syncing', failures: 1 })
  const syncing = after(started)
  t.equal(nextSyncState(syncing, woken), syncing)
  t.equal(nextSyncState(syncing, due), syncing)
})

t.test('each failure in a row doubles the pause, up to a minute', async (t) => {
  const pauses: number[] = []
  let state = after(started)
  for (let failures = 1; failures <= 7; failures++) {
    state = nextSyncState(state, failed)
    if (state.phase === 'retrying') pauses.push(Math.round((state.dueAt - 1000) / 1000))
    state = nextSyncState(state, due)
  }
  t.strictSame(pauses, [5, 10, 20, 40, 60, 60, 60])
})

t.test('chance decides over half of a pause', async (t) => {
  const lucky = after(started, { type: 'failed', at: 1000, chance: 0 })
  t.match(lucky, { phase: 'retrying', dueAt: 1000 + POLL_MS / 2 })
})

t.test('the server may ask for a longer pause, not for a shorter one', async (t) => {
  const wish = (retryAfterMs: number) =>
    after(started, { type: 'failed', at: 0, chance: 0, retryAfterMs })
  t.match(wish(120_000), { dueAt: 120_000 })
  t.ok(120_000 > MAX_BACKOFF_MS)
  t.match(wish(1), { dueAt: POLL_MS / 2 })
})

t.test('a good answer ends the backing off', async (t) => {
  t.match(after(started, failed, due, failed, due, done), { phase: 'waiting', failures: 0 })
})

t.test('a tab that nobody sees asks once a minute and catches up when it is shown', async (t) => {
  t.match(after(started, done, hidden), { phase: 'waiting', dueAt: 1000 + HIDDEN_POLL_MS })
  t.match(after({ type: 'started', hidden: true }, done), { dueAt: 1000 + HIDDEN_POLL_MS })
  t.match(after(started, hidden, done), { dueAt: 1000 + HIDDEN_POLL_MS })
  t.match(after(started, done, hidden, shown), { phase: 'syncing', hidden: false })
  t.match(after(started, failed, hidden, shown), { phase: 'syncing', failures: 1 })
  t.match(after(started, hidden, shown, done), { dueAt: 1000 + POLL_MS })
})

t.test('a copy that differs is read anew at once, but not for ever', async (t) => {
  t.match(after(started, diverged), { phase: 'syncing', request: 2, repairing: true })
  t.match(after(started, diverged, done), { phase: 'waiting' })
  t.match(after(started, diverged, diverged), { phase: 'retrying', failures: 1 })
})

t.test('after the stop nothing but a new start changes anything', async (t) => {
  const end = after(started, stopped)
  t.strictSame(end, { phase: 'stopped' })
  for (const event of [done, failed, due, woken, hidden, shown, diverged]) {
    t.equal(nextSyncState(end, event), end, event.type)
  }
  t.match(nextSyncState(end, started), { phase: 'syncing', request: 1, failures: 0 })
})
