import t from 'tap'
import { UnavailableError, UnreachableError } from '../../../src/api/errors.ts'
import { asOf, type SyncFacts, syncLightOf } from '../../../src/components/sync/sync-light.ts'

const running = { hidden: false, repairs: 0, repairAt: 0 }
const LIVE: SyncFacts = {
  signedIn: true,
  state: { phase: 'live', ...running, differs: false, endedAt: 0, dueAt: 5_000 },
  unconfirmed: false,
  online: true,
  failure: undefined,
  syncedAt: 1_000,
  source: { stale: false, readAt: 900 },
}

t.test('after a good sync it is live, also while the next one is under way', (t) => {
  t.equal(syncLightOf(LIVE), 'live')
  const asking = { phase: 'live', ...running, differs: false, request: 1 } as const
  t.equal(syncLightOf({ ...LIVE, state: asking }), 'live')
  t.equal(asOf(LIVE), undefined)
  t.end()
})

t.test('a kept copy and a catch-up are syncing, and of the time of the last sync', (t) => {
  const kept = { ...LIVE, unconfirmed: true }
  t.equal(syncLightOf(kept), 'syncing')
  t.equal(asOf(kept), 1_000)
  const repairing: SyncFacts = { ...LIVE, state: { phase: 'repairing', ...running, request: 2 } }
  t.equal(syncLightOf(repairing), 'syncing')
  t.end()
})

t.test('no network and no server are offline', (t) => {
  t.equal(syncLightOf({ ...LIVE, online: false }), 'offline')
  t.equal(syncLightOf({ ...LIVE, failure: new UnreachableError() }), 'offline')
  t.equal(asOf({ ...LIVE, online: false }), 1_000)
  t.end()
})

t.test('a server in trouble, a copy that differs and a stale source are behind', (t) => {
  const failing = { ...LIVE, failure: new UnavailableError('Restarting', undefined) }
  t.equal(syncLightOf(failing), 'behind')
  t.equal(asOf(failing), 1_000)
  const differing: SyncFacts = {
    ...LIVE,
    state: { phase: 'live', ...running, differs: true, endedAt: 0, dueAt: 5_000 },
  }
  t.equal(syncLightOf(differing), 'behind')
  const stale = { ...LIVE, source: { stale: true, readAt: 900 } }
  t.equal(syncLightOf(stale), 'behind')
  t.equal(asOf(stale), 900, 'and as old as what the server could read')
  t.end()
})

t.test('without a session there is nothing to sync', (t) => {
  t.equal(syncLightOf({ ...LIVE, signedIn: false }), 'signed-out')
  t.end()
})
