import t from 'tap'
import { type PullOutcome, SyncLoop } from '../../src/orders/sync-loop.ts'
import { POLL_MS, type SyncState } from '../../src/orders/sync-state.ts'

/** A loop whose clock only moves when told to, and whose requests are answered by hand. */
function handDriven() {
  let now = 0
  let timer: { at: number; callback: () => void } | undefined
  const requests: {
    signal: AbortSignal
    answer(outcome: PullOutcome): Promise<void>
    fail(error: Error): Promise<void>
  }[] = []
  const states: SyncState[] = []
  const failures: unknown[] = []
  const loop = new SyncLoop({
    pull: (signal) => {
      const { promise, resolve, reject } = Promise.withResolvers<PullOutcome>()
      const settled = () => new Promise<void>((heard) => setImmediate(heard))
      requests.push({
        signal,
        answer: (outcome) => {
          resolve(outcome)
          return settled()
        },
        fail: (error) => {
          reject(error)
          return settled()
        },
      })
      return promise
    },
    changed: (state) => states.push(state),
    failed: (error) => {
      failures.push(error)
      return {}
    },
    now: () => now,
    chance: () => 0,
    after: (ms, callback) => {
      const own = { at: now + ms, callback }
      timer = own
      return () => {
        if (timer === own) timer = undefined
      }
    },
  })
  const request = (number: number) => {
    const asked = requests[number - 1]
    if (!asked) throw new Error(`There was no request ${number}`)
    return asked
  }
  /** Lets time pass until the timer rings. */
  const untilDue = () => {
    const ringing = timer
    if (!ringing) throw new Error('No timer is set')
    timer = undefined
    now = ringing.at
    ringing.callback()
  }
  return {
    loop,
    states,
    failures,
    request,
    untilDue,
    now: () => now,
    asked: () => requests.length,
    timerIsSet: () => timer !== undefined,
  }
}

t.test('it polls every five seconds', async (t) => {
  const desk = handDriven()
  desk.loop.start(false)
  await desk.request(1).answer('done')
  desk.untilDue()
  t.equal(desk.now(), POLL_MS)
  await desk.request(2).answer('done')
  desk.untilDue()
  t.equal(desk.now(), 2 * POLL_MS)
  t.equal(desk.asked(), 3)
})

t.test('however often it is woken, one request is under way', async (t) => {
  const desk = handDriven()
  desk.loop.start(false)
  desk.loop.wake()
  desk.loop.wake()
  desk.loop.setHidden(true)
  desk.loop.setHidden(false)
  t.equal(desk.asked(), 1)
  await desk.request(1).answer('done')
  desk.loop.wake()
  desk.loop.wake()
  t.equal(desk.asked(), 2)
  t.notOk(desk.timerIsSet(), 'a wake takes the place of the timer')
})

t.test('pages follow one another at once', async (t) => {
  const desk = handDriven()
  desk.loop.start(false)
  await desk.request(1).answer('more')
  await desk.request(2).answer('more')
  await desk.request(3).answer('done')
  t.equal(desk.asked(), 3)
  t.equal(desk.now(), 0)
})

t.test('a copy that differs is asked for anew at once, then with pauses', async (t) => {
  const desk = handDriven()
  desk.loop.start(false)
  await desk.request(1).answer('diverged')
  await desk.request(2).answer('diverged')
  t.equal(desk.asked(), 2)
  desk.untilDue()
  await desk.request(3).answer('done')
  t.match(desk.states.at(-1), { phase: 'waiting', failures: 0 })
})

t.test('a failure is told once and tried again', async (t) => {
  const desk = handDriven()
  desk.loop.start(false)
  await desk.request(1).fail(new Error('no network'))
  t.match(desk.states.at(-1), { phase: 'retrying', failures: 1 })
  t.match(desk.failures, [{ message: 'no network' }])
  desk.untilDue()
  await desk.request(2).answer('done')
  t.match(desk.states.at(-1), { phase: 'waiting', failures: 0 })
})

t.test('the stop cancels the request, and what it brings is passed over', async (t) => {
  for (const end of ['answer', 'fail'] as const) {
    const desk = handDriven()
    desk.loop.start(false)
    desk.loop.stop()
    t.ok(desk.request(1).signal.aborted)
    if (end === 'answer') await desk.request(1).answer('more')
    else await desk.request(1).fail(new Error('cancelled'))
    t.equal(desk.asked(), 1)
    t.strictSame(desk.failures, [])
    t.strictSame(desk.states.at(-1), { phase: 'stopped' })
  }
})

t.test('the stop calls the timer off, and it can be started again', async (t) => {
  const desk = handDriven()
  desk.loop.start(false)
  await desk.request(1).answer('done')
  desk.loop.stop()
  t.notOk(desk.timerIsSet())
  desk.loop.wake()
  t.equal(desk.asked(), 1)
  desk.loop.start(false)
  t.equal(desk.asked(), 2)
  t.notOk(desk.request(2).signal.aborted)
})

t.test('a request of before the stop cannot speak for the one of after it', async (t) => {
  const desk = handDriven()
  desk.loop.start(false)
  desk.loop.stop()
  desk.loop.start(false)
  await desk.request(1).answer('done')
  t.match(desk.states.at(-1), { phase: 'syncing' })
  await desk.request(2).answer('done')
  t.match(desk.states.at(-1), { phase: 'waiting' })
})
