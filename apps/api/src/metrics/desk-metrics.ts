// The figures that only the desk knows, for Prometheus: what it spent and saved, how old its copy is, who is there.
// They are taken from the parts when someone asks, so that they cost nothing in between.
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

/** Adds them to `registry`. */
export function registerDeskMetrics(registry: Registry, figures: DeskFigures): void {
  registerLedger(registry, figures)
  registerReplicas(registry, figures)
  registerPeople(registry, figures)
}

function registerLedger(registry: Registry, { replicas }: DeskFigures): void {
  const counted = (name: string, help: string, value: (spent: LedgerTotals) => number) =>
    new Counter({
      name: `deltadesk_${name}`,
      help,
      registers: [registry],
      collect() {
        this.reset()
        this.inc(value(replicas.spent))
      },
    })
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
  new Counter({
    name: 'deltadesk_source_reads_total',
    help: 'Reads that Firestore bills for, by what they were for',
    labelNames: ['kind'],
    registers: [registry],
    collect() {
      const { documentReads, emptyReads, aggregationReads } = replicas.spent
      this.reset()
      this.inc({ kind: 'document' }, documentReads)
      this.inc({ kind: 'empty' }, emptyReads)
      this.inc({ kind: 'count' }, aggregationReads)
    },
  })
}

function registerReplicas(registry: Registry, { replicas }: DeskFigures): void {
  const gauged = (name: string, help: string, value: (statuses: readonly SyncStatus[]) => number) =>
    new Gauge({
      name: `deltadesk_${name}`,
      help,
      registers: [registry],
      collect() {
        this.set(value(replicas.statuses))
      },
    })
  gauged('replicas', 'Replicas that are held', (statuses) => statuses.length)
  gauged('replica_orders', 'Orders in all replicas', (statuses) =>
    statuses.reduce((total, { count }) => total + count, 0),
  )
  gauged('replica_memory_bytes', 'Memory of all replicas, estimated from above', () => {
    return replicas.memory.totalBytes
  })
  gauged(
    'replicas_stale',
    'Replicas whose last refresh failed',
    (statuses) => statuses.filter(({ stale }) => stale).length,
  )
  gauged('staleness_seconds', 'Age of the oldest copy among the stale replicas', (statuses) =>
    Math.max(0, ...statuses.map(({ stale, ageMs = 0 }) => (stale ? ageMs / 1000 : 0))),
  )
  gauged('cache_detached', '1 while the cache does not work and memory serves', (statuses) =>
    statuses.some(({ cacheFailure }) => cacheFailure !== undefined) ? 1 : 0,
  )
}

function registerPeople(
  registry: Registry,
  { sessions, authLog, isRedisConnected }: DeskFigures,
): void {
  new Gauge({
    name: 'deltadesk_sessions',
    help: 'Open sessions that this process knows of',
    registers: [registry],
    collect() {
      this.set(sessions.size)
    },
  })
  new Counter({
    name: 'deltadesk_auth_events_total',
    help: 'Lines of the log that begin with [AUTH], by their event',
    labelNames: ['event'],
    registers: [registry],
    collect() {
      this.reset()
      for (const [event, count] of authLog.counts) this.inc({ event }, count)
    },
  })
  if (isRedisConnected() === undefined) return
  new Gauge({
    name: 'deltadesk_redis_up',
    help: '1 while Redis is connected',
    registers: [registry],
    collect() {
      this.set(isRedisConnected() === true ? 1 : 0)
    },
  })
}
