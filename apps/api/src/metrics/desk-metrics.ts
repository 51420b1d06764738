// The figures that only the desk knows, for Prometheus: what it spent and saved, how old its copy is, who is there.
// They are taken from the parts when someone asks, each once, so that they cost nothing in between.
import type { LedgerTotals, SyncStatus } from '@deltadesk/sync'
import { Counter, Gauge, type Registry } from 'prom-client'
import type { Replicas } from '../caches/replicas.ts'
import type { AuthLog } from '../logging/auth-log.ts'
import type { SessionStore } from '../sessions/session-store.ts'

export interface DeskFigures {
  readonly replicas: Pick<Replicas, 'memory' | 'spent' | 'statuses'>
  readonly sessions: Pick<SessionStore, 'size'>
  readonly authLog: Pick<AuthLog, 'counts'>
  /** Undefined where no Redis is configured. */
  readonly isRedisConnected: () => boolean | undefined
}

/**
 * Adds them to `registry`.
 *
 * @returns what brings them up to date; to be called before the registry is read
 */
export function registerDeskMetrics(registry: Registry, figures: DeskFigures): () => void {
  const { replicas } = figures
  const tellSpent = registerLedger(registry)
  const tellReplicas = registerReplicas(registry)
  const tellPeople = registerPeople(registry, figures)
  return () => {
    // Where each session has a replica, either is a walk through all of them.
    tellSpent(replicas.spent)
    tellReplicas({ statuses: replicas.statuses, bytes: replicas.memory.totalBytes })
    tellPeople()
  }
}

function registerLedger(registry: Registry): (spent: LedgerTotals) => void {
  const registers = [registry]
  const tellers: ((spent: LedgerTotals) => void)[] = []
  const counted = (name: string, help: string, value: (spent: LedgerTotals) => number) => {
    const counter = new Counter({ name: `deltadesk_${name}`, help, registers })
    tellers.push((spent) => {
      counter.reset()
      counter.inc(value(spent))
    })
  }
  counted('refreshes_total', 'Successful reads of what is new in Firestore', (it) => it.refreshes)
  counted('source_retries_total', 'Calls to Firestore that were repeated', (it) => it.retries)
  counted('overlap_rereads_total', 'Documents read though known already', (it) => it.overlapRereads)
  counted('polls_total', 'Polls answered', (it) => it.polls)
  counted('sent_bytes_total', 'Bytes of orders sent', (it) => it.bytesSent)
  counted(
    'full_reload_reads_total',
    'Reads that the polls would have cost if each had read all orders',
    (it) => it.fullReloadReads,
  )
  const reads = new Counter({
    name: 'deltadesk_source_reads_total',
    help: 'Reads that Firestore bills for, by what they were for',
    labelNames: ['kind'],
    registers,
  })
  return (spent) => {
    for (const tell of tellers) tell(spent)
    reads.reset()
    reads.inc({ kind: 'document' }, spent.documentReads)
    reads.inc({ kind: 'empty' }, spent.emptyReads)
    reads.inc({ kind: 'count' }, spent.aggregationReads)
  }
}

interface HeldReplicas {
  readonly statuses: readonly SyncStatus[]
  readonly bytes: number
}

function registerReplicas(registry: Registry): (held: HeldReplicas) => void {
  const tellers: ((held: HeldReplicas) => void)[] = []
  const gauged = (name: string, help: string, value: (held: HeldReplicas) => number) => {
    const gauge = new Gauge({ name: `deltadesk_${name}`, help, registers: [registry] })
    tellers.push((held) => gauge.set(value(held)))
  }
  gauged('replicas', 'Replicas that are held', ({ statuses }) => statuses.length)
  gauged('replica_orders', 'Orders in all replicas', ({ statuses }) =>
    statuses.reduce((total, { count }) => total + count, 0),
  )
  gauged(
    'replica_memory_bytes',
    'Memory of all replicas, estimated from above',
    ({ bytes }) => bytes,
  )
  gauged(
    'replicas_stale',
    'Replicas whose last refresh failed',
    ({ statuses }) => statuses.filter(({ stale }) => stale).length,
  )
  gauged('staleness_seconds', 'Age of the oldest copy among the stale replicas', ({ statuses }) =>
    Math.max(0, ...statuses.map(({ stale, ageMs = 0 }) => (stale ? ageMs / 1000 : 0))),
  )
  gauged('cache_detached', '1 while the cache does not work and memory serves', ({ statuses }) =>
    statuses.some(({ cacheFailure }) => cacheFailure !== undefined) ? 1 : 0,
  )
  return (held) => {
    for (const tell of tellers) tell(held)
  }
}

function registerPeople(
  registry: Registry,
  { sessions, authLog, isRedisConnected }: Omit<DeskFigures, 'replicas'>,
): () => void {
  const registers = [registry]
  const open = new Gauge({
    name: 'deltadesk_sessions',
    help: 'Open sessions that this process knows of',
    registers,
  })
  const events = new Counter({
    name: 'deltadesk_auth_events_total',
    help: 'Lines of the log that begin with [AUTH], by their event',
    labelNames: ['event'],
    registers,
  })
  const redis =
    isRedisConnected() === undefined
      ? undefined
      : new Gauge({ name: 'deltadesk_redis_up', help: '1 while Redis is connected', registers })
  return () => {
    open.set(sessions.size)
    events.reset()
    for (const [event, count] of authLog.counts) events.inc({ event }, count)
    redis?.set(isRedisConnected() === true ? 1 : 0)
  }
}
