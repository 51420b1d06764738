import type { ClientState } from '@deltadesk/sync'
import t from 'tap'
import { UnavailableError, UnreachableError } from '../../src/api/errors.ts'
import {
  describeMood,
  describeRound,
  describeSync,
  type SyncSituation,
  syncMood,
} from '../../src/orders/sync-words.ts'

const NOW = Date.UTC(2026, 10, 23, 20, 0, 44)

const ids = (count: number) => new Set(Array.from({ length: count }, (_, at) => `id${at}`))
const round = (added: number, changed: number, removed: number, reloaded = false) => ({
  reloaded,
  added: ids(added),
  changed: ids(changed),
  removed: ids(removed),
})
const running = { hidden: false, repairs: 0, repairAt: 0 }
const waiting: ClientState = {
  phase: 'live',
  ...running,
  differs: false,
  endedAt: 0,
  dueAt: 5_000,
}
const situation = (over: Partial<SyncSituation>): SyncSituation => ({
  state: waiting,
  nextTryAt: undefined,
  online: true,
  failure: undefined,
  syncedAt: NOW - 12_000,
  source: { readAt: NOW - 180_000, stale: false },
  lastChange: undefined,
  ...over,
})
const offline: ClientState = { phase: 'offline', ...running, failures: 1, endedAt: 0, dueAt: 9_000 }
const retrying = { state: offline, nextTryAt: NOW + 9_000 }

t.test('a round is told by its counts, and the first part carries the noun', async (t) => {
  t.equal(describeRound(round(0, 0, 0)), 'nothing new')
  t.equal(describeRound(round(0, 2, 1)), '2 orders changed, 1 removed')
  t.equal(describeRound(round(0, 0, 1)), '1 order removed')
  t.equal(describeRound(round(1, 1200, 0)), '1 new order, 1,200 changed')
  t.equal(describeRound(round(9, 0, 0, true)), 'all orders loaded')
})

t.test('when all is well the line says when it synced and what changed last', async (t) => {
  t.equal(describeSync(situation({}), NOW), 'Synced 12 s ago · nothing new')
  t.equal(
    describeSync(situation({ lastChange: { ...round(0, 2, 1), at: NOW - 60_000 } }), NOW),
    'Synced 12 s ago · 2 orders changed, 1 removed 1 min ago',
  )
  t.equal(
    describeSync(situation({ lastChange: { ...round(0, 0, 0, true), at: NOW } }), NOW),
    'Synced 12 s ago · nothing new',
  )
  t.equal(describeSync(situation({ syncedAt: undefined }), NOW), 'Not synced yet')
})

t.test('a stale copy is told with its age, which is that of the source', async (t) => {
  const stale = situation({})
  t.equal(
    describeSync({ ...stale, source: { ...stale.source, stale: true } }, NOW),
    'The shop’s database can’t be read right now. These orders were read 3 min ago.',
  )
})

t.test('a failure is told with the age of the orders and the next try', async (t) => {
  t.equal(
    describeSync(situation({ failure: new UnreachableError(), ...retrying }), NOW),
    'The server can’t be reached. These orders were read 12 s ago. Retrying in 9 s.',
  )
  t.equal(
    describeMood(situation({ failure: new UnavailableError('Not ready yet', 2) })),
    'Not ready yet.',
    'in a whole sentence',
  )
})

t.test('a copy that differs is told, and that it is read anew', async (t) => {
  const repairing: ClientState = { phase: 'repairing', ...running, request: 2 }
  const words = 'The orders shown may differ from the server’s.'
  t.equal(
    describeSync(situation({ state: repairing }), NOW),
    `${words} These orders were read 12 s ago. They are being read anew.`,
  )
  const later = situation({ state: { ...waiting, differs: true }, nextTryAt: NOW + 20_000 })
  t.equal(
    describeSync(later, NOW),
    `${words} These orders were read 12 s ago. They will be read anew in 20 s.`,
  )
  t.equal(syncMood(later), 'failing')
  t.equal(describeMood(later), words)
})

t.test('without a network it is the network that is told', async (t) => {
  const alone = situation({ failure: new UnreachableError(), online: false, ...retrying })
  t.match(describeSync(alone, NOW), /^You are offline\. .* Retrying in 9 s\.$/)
})

t.test('a browser that believes to be offline while answers come is not believed', async (t) => {
  t.equal(describeMood(situation({ online: false })), 'Orders are up to date.')
})
