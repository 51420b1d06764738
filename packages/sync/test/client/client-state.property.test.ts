// Whatever the state and whatever happens: the transition function has an answer, and it never has two requests
// under way.
import fc from 'fast-check'
import t from 'tap'
import {
  type ClientEvent,
  type ClientState,
  nextClientState,
} from '../../src/client/client-state.ts'

const time = fc.integer({ min: 0, max: 10_000_000 })
const count = fc.integer({ min: 1, max: 2_000 })
const running = { hidden: fc.boolean(), repairs: fc.nat(), repairAt: time }
const asking = { request: count }
const waiting = { endedAt: time, dueAt: fc.oneof(time, fc.constant(Number.POSITIVE_INFINITY)) }

const anyState: fc.Arbitrary<ClientState> = fc.oneof(
  fc.record({ phase: fc.constant('idle' as const) }),
  fc.record({ phase: fc.constant('syncing' as const), ...running, ...asking, failures: fc.nat() }),
  fc.record({
    phase: fc.constant('live' as const),
    ...running,
    ...asking,
    differs: fc.boolean(),
  }),
  fc.record({
    phase: fc.constant('live' as const),
    ...running,
    ...waiting,
    differs: fc.boolean(),
  }),
  fc.record({ phase: fc.constant('offline' as const), ...running, ...waiting, failures: count }),
  fc.record({ phase: fc.constant('repairing' as const), ...running, ...asking }),
)

const anyEvent: fc.Arbitrary<ClientEvent> = fc.oneof(
  fc.record({ type: fc.constant('started' as const), hidden: fc.boolean() }),
  fc.record({ type: fc.constantFrom('stopped', 'due', 'woken', 'hidden', 'shown') }),
  fc.record({ type: fc.constant('answered' as const), more: fc.boolean(), at: time }),
  fc.record({ type: fc.constant('diverged' as const), at: time }),
  fc.record({
    type: fc.constant('failed' as const),
    at: time,
    chance: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
    retryAfterMs: fc.nat(),
  }),
)

const pause = fc.oneof(count, fc.constant(Number.POSITIVE_INFINITY))
const anyTiming = fc.record({ pollMs: pause, hiddenPollMs: pause, maxBackOffMs: pause })

/** A request goes on until it is answered, has failed or is given up. */
const ENDS_A_REQUEST: readonly string[] = ['answered', 'diverged', 'failed', 'stopped']

const ofState = (state: ClientState, name: 'request' | 'dueAt' | 'endedAt') =>
  Object.entries(state).flatMap(([key, value]) => (key === name ? [Number(value)] : []))

function check(property: (state: ClientState, next: ClientState, event: ClientEvent) => boolean) {
  fc.assert(
    fc.property(anyState, anyEvent, anyTiming, (state, event, timing) =>
      property(state, nextClientState(state, event, timing), event),
    ),
    { numRuns: Number(process.env.PROPERTY_RUNS ?? 5000) },
  )
}

t.test('there is a next state for every state and event', async () => {
  const phases = ['idle', 'syncing', 'live', 'offline', 'repairing']
  check((_, next) => phases.includes(next.phase))
})

t.test('in every state but idle it asks or waits, never both and never neither', async () => {
  check((_, next) => {
    const ways = [...ofState(next, 'request'), ...ofState(next, 'dueAt')]
    return next.phase === 'idle' ? ways.length === 0 : ways.length === 1
  })
})

t.test('a request begins only when none is under way, or in answer to the last', async () => {
  check((state, next, event) => {
    const [before] = ofState(state, 'request')
    const [after] = ofState(next, 'request')
    return before === undefined || ENDS_A_REQUEST.includes(event.type) || after === before
  })
})

t.test('a request that has ended never stays under way', async () => {
  check((state, next, event) => {
    const [before] = ofState(state, 'request')
    const [after] = ofState(next, 'request')
    return before === undefined || !ENDS_A_REQUEST.includes(event.type) || after !== before
  })
})

t.test('no pause ends before it begins', async () => {
  check((state, next) => {
    const [dueAt = 0] = ofState(next, 'dueAt')
    const [endedAt = 0] = ofState(next, 'endedAt')
    return next.phase === state.phase || dueAt >= endedAt
  })
})
