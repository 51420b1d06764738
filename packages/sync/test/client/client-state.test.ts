// When a client asks: the whole transition table, and what the times in it are.
import t from 'tap'
import {
  type ClientEvent,
  type ClientState,
  IDLE,
  nextClientState,
} from '../../src/client/client-state.ts'
import { REPAIR_CALM_MS } from '../../src/client/client-timing.ts'

const TIMING = { pollMs: 5_000, hiddenPollMs: 60_000, maxBackOffMs: 60_000 }

const next = (state: ClientState, event: ClientEvent) => nextClientState(state, event, TIMING)
/** The state after these events, from idle. */
const after = (...events: ClientEvent[]) => events.reduce<ClientState>(next, IDLE)

const started: ClientEvent = { type: 'started', hidden: false }
const stopped: ClientEvent = { type: 'stopped' }
const due: ClientEvent = { type: 'due' }
const woken: ClientEvent = { type: 'woken' }
const hidden: ClientEvent = { type: 'hidden' }
const shown: ClientEvent = { type: 'shown' }
const more: ClientEvent = { type: 'answered', more: true, at: 1000 }
const done: ClientEvent = { type: 'answered', more: false, at: 1000 }
const doneAt = (at: number): ClientEvent => ({ type: 'answered', more: false, at })
const diverged: ClientEvent = { type: 'diverged', at: 1000 }
const divergedAt = (at: number): ClientEvent => ({ type: 'diverged', at })
const failed: ClientEvent = { type: 'failed', at: 1000, chance: 0.999999, retryAfterMs: 0 }

/** `live 2` for a second request under way, `live …` for a pause. */
function nameOf(state: ClientState): string {
  if (state.phase === 'idle') return 'idle'
  const differing = state.phase === 'live' && state.differs ? 'differing ' : ''
  return `${differing}${state.phase} ${'request' in state ? state.request : '…'}`
}

const EVENTS = new Map(
  Object.entries({ started, stopped, due, woken, hidden, shown, more, done, diverged, failed }),
)
const STATES = [
  after(),
  after(started),
  after(started, done, due),
  after(started, done),
  after(started, failed),
  after(started, diverged),
]
/** A dot: the very same state. */
const TABLE = `
            | started   | stopped | due       | woken     | hidden      | shown | more        | done   | diverged         | failed
idle        | syncing 1 | ·       | ·         | ·         | ·           | ·     | ·           | ·      | ·                | ·
syncing 1   | ·         | idle    | ·         | ·         | syncing 1   | ·     | syncing 2   | live … | repairing 2      | offline …
live 1      | ·         | idle    | ·         | ·         | live 1      | ·     | live 2      | live … | repairing 2      | offline …
live …      | ·         | idle    | live 1    | live 1    | live …      | ·     | ·           | ·      | ·                | ·
offline …   | ·         | idle    | syncing 1 | syncing 1 | offline …   | ·     | ·           | ·      | ·                | ·
repairing 2 | ·         | idle    | ·         | ·         | repairing 2 | ·     | repairing 3 | live … | differing live … | offline …
`

t.test('every state answers every event as the table says', async (t) => {
  const [[, ...head] = [], ...rows] = TABLE.trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
  t.strictSame(
    rows.map(([name]) => name),
    STATES.map(nameOf),
  )
  for (const [at, [name, ...cells]] of rows.entries()) {
    const state = STATES[at] ?? IDLE
    for (const [column, [type, event]] of [...EVENTS].entries()) {
      t.equal(head[column], type)
      const reached = next(state, event)
      t.equal(reached === state ? '·' : nameOf(reached), cells[column], `${name}, ${type}`)
    }
  }
})

t.test('it asks at once when it is started, and again five seconds after an answer', async (t) => {
  t.match(after(started), { phase: 'syncing', request: 1 })
  t.match(after(started, done), { phase: 'live', dueAt: 1000 + TIMING.pollMs })
  t.match(after(started, done, due), { phase: 'live', request: 1 })
})

t.test('while there is more it asks on without a pause', async (t) => {
  t.match(after(started, more, more), { phase: 'syncing', request: 3 })
})

t.test('each failure in a row doubles the pause, up to a minute', async (t) => {
  const pauses: number[] = []
  let state = after(started)
  for (let failures = 1; failures <= 7; failures++) {
    state = next(state, failed)
    if ('dueAt' in state) pauses.push(Math.round((state.dueAt - 1000) / 1000))
    state = next(state, due)
  }
  t.strictSame(pauses, [5, 10, 20, 40, 60, 60, 60])
})

t.test('chance decides over half of a pause', async (t) => {
  const lucky = after(started, { type: 'failed', at: 1000, chance: 0, retryAfterMs: 0 })
  t.match(lucky, { phase: 'offline', dueAt: 1000 + TIMING.pollMs / 2 })
})

t.test('the server may ask for a longer pause, not for a shorter one', async (t) => {
  const wish = (retryAfterMs: number) =>
    after(started, { type: 'failed', at: 0, chance: 0, retryAfterMs })
  t.match(wish(120_000), { dueAt: 120_000 })
  t.ok(120_000 > TIMING.maxBackOffMs)
  t.match(wish(1), { dueAt: TIMING.pollMs / 2 })
})

t.test('a good answer ends the backing off', async (t) => {
  t.match(after(started, failed, due, failed), { phase: 'offline', failures: 2 })
  t.match(after(started, failed, due, failed, due, done, due, failed), { failures: 1 })
})

t.test('who is not looked at asks once a minute, and at once when looked at again', async (t) => {
  t.match(after(started, done, hidden), { phase: 'live', dueAt: 1000 + TIMING.hiddenPollMs })
  t.match(after({ type: 'started', hidden: true }, done), { dueAt: 1000 + TIMING.hiddenPollMs })
  t.match(after(started, hidden, done), { dueAt: 1000 + TIMING.hiddenPollMs })
  t.match(after(started, hidden, failed), { dueAt: 1000 + TIMING.hiddenPollMs })
  t.match(after(started, failed, hidden), { dueAt: 1000 + TIMING.hiddenPollMs })
  t.match(after(started, done, hidden, shown), { phase: 'live', hidden: false, request: 1 })
  t.match(after(started, failed, hidden, shown), { phase: 'syncing', failures: 1, request: 1 })
  t.match(after(started, hidden, shown, done), { dueAt: 1000 + TIMING.pollMs })
})

t.test('being hidden does not cut short what the server asked for', async (t) => {
  const asked: ClientEvent = { type: 'failed', at: 0, chance: 0, retryAfterMs: 600_000 }
  t.match(after(started, asked, hidden), { dueAt: 600_000 })
  t.match(after(started, hidden, asked), { dueAt: 600_000 })
})

t.test('a copy that differs is read anew at once, but not twice in a row', async (t) => {
  const unlucky = after(started, divergedAt(1000), divergedAt(2000))
  t.match(unlucky, { phase: 'live', differs: true, dueAt: 2000 + TIMING.pollMs, repairs: 1 })
  const soon = [unlucky, due, divergedAt(2000 + TIMING.pollMs - 1)] as const
  t.match(next(next(soon[0], soon[1]), soon[2]), { phase: 'live', differs: true })
  const later = next(next(unlucky, due), divergedAt(2000 + TIMING.pollMs))
  t.match(later, { phase: 'repairing', repairs: 2 })
})

/** The time of each of the first repairs, where every poll finds that the copy differs. */
function repairTimes(count: number, answerToRepair: (at: number) => ClientEvent): number[] {
  const times: number[] = []
  let state = after(started)
  for (let at = 0; times.length < count; at += TIMING.pollMs) {
    state = next(state, divergedAt(at))
    if (state.phase === 'repairing') {
      times.push(at)
      state = next(state, answerToRepair(at))
    }
    state = next(state, due)
  }
  return times
}

t.test('the pauses between repairs double, up to an hour', async (t) => {
  const pauses = [5, 10, 20, 40, 80, 160, 320, 640, 1280, 2560, 3600, 3600]
  for (const answer of [doneAt, divergedAt]) {
    const times = repairTimes(pauses.length + 1, answer)
    const between = times.slice(1).map((at, index) => (at - (times[index] ?? 0)) / 1000)
    t.strictSame(between, pauses)
  }
})

t.test('a repair that lasted for an hour is forgotten', async (t) => {
  const repairedTwice = [divergedAt(0), doneAt(0), due, divergedAt(5_000), doneAt(5_000), due]
  const repairAt = 5_000 + 2 * TIMING.pollMs
  const state = after(started, ...repairedTwice)
  t.match(state, { phase: 'live', repairs: 2, repairAt })
  t.match(next(state, divergedAt(repairAt + REPAIR_CALM_MS - 1)), { repairs: 3 })
  t.match(next(state, divergedAt(repairAt + REPAIR_CALM_MS)), { phase: 'repairing', repairs: 1 })
})

t.test('a repair that fails is gone on with after the pause, and is no new one', async (t) => {
  const state = after(started, done, due, diverged, failed, due)
  t.match(state, { phase: 'syncing', repairs: 1, failures: 1, repairAt: 1000 + TIMING.pollMs })
  t.match(next(state, divergedAt(1001)), { phase: 'live', differs: true })
})

t.test('a new start knows nothing of the time before the stop', async (t) => {
  t.strictSame(after(started, failed, due, diverged, stopped, started), after(started))
})
