// Whether the desk can serve, and what is the matter: drawn from what its parts know of themselves anyway, so that
// asking costs Firestore and Redis nothing.
import type { Readiness, ReadinessCheck } from '@deltadesk/contract'
import type { SyncStatus } from '@deltadesk/sync'
import type { AccountKnowledge } from '../accounts/known-accounts.ts'

export interface ReadinessFacts {
  /** The process was told to end. */
  readonly isDraining: boolean
  /** Requests are turned away, since there are more than the process can answer. */
  readonly isOverloaded: boolean
  readonly accounts: AccountKnowledge
  /** Of the replicas that are held. */
  readonly replicas: readonly SyncStatus[]
  /** Undefined where no Redis is configured. */
  readonly isRedisConnected: boolean | undefined
}

type Finding = Omit<ReadinessCheck, 'name'>

const OK: Finding = { status: 'ok' }
const degraded = (reason: string): Finding => ({ status: 'degraded', reason })
const failing = (reason: string): Finding => ({ status: 'failing', reason })

/** `not ready` where anything is failing, `degraded` where all are served, if not as they should be. */
export function judgeReadiness(facts: ReadinessFacts): Readiness {
  const findings: Readonly<Record<ReadinessCheck['name'], Finding | undefined>> = {
    process: processFinding(facts),
    accounts: ACCOUNTS[facts.accounts],
    orders: ordersFinding(facts.replicas),
    cache: cacheFinding(facts.replicas),
    redis: redisFinding(facts.isRedisConnected),
  }
  const checks = NAMES.flatMap((name) => {
    const finding = findings[name]
    return finding === undefined ? [] : [{ name, ...finding }]
  })
  const worst = checks.map(({ status }) => status)
  if (worst.includes('failing')) return { status: 'not ready', checks }
  return { status: worst.includes('degraded') ? 'degraded' : 'ready', checks }
}

const NAMES: readonly ReadinessCheck['name'][] = ['process', 'accounts', 'orders', 'cache', 'redis']

const ACCOUNTS: Readonly<Record<AccountKnowledge, Finding>> = {
  confirmed: OK,
  unheard: failing('Firestore has not told yet which accounts there are'),
  doubtful: degraded('Firestore does not tell of accounts; what was known is believed for a while'),
  outdated: failing('Firestore has not told of accounts for too long to believe what was known'),
}

function processFinding({ isDraining, isOverloaded }: ReadinessFacts): Finding {
  if (isDraining) return failing('The process is ending')
  return isOverloaded ? failing('More is asked than the process can answer') : OK
}

function ordersFinding(replicas: readonly SyncStatus[]): Finding {
  const failed = replicas.flatMap(({ failure, cursor }) =>
    failure === undefined ? [] : { code: failure.code, isEmpty: cursor === undefined },
  )
  const [first] = failed
  if (first === undefined) return OK
  const reason = `Firestore could not be read: ${first.code}, see the log;`
  const isNothingServed = failed.length === replicas.length && failed.every((it) => it.isEmpty)
  return isNothingServed
    ? failing(`${reason} there is no copy to serve yet`)
    : degraded(`${reason} the last good copy is served`)
}

function cacheFinding(replicas: readonly SyncStatus[]): Finding {
  const isDetached = replicas.some(({ cacheFailure }) => cacheFailure !== undefined)
  return isDetached ? degraded('The cache does not work: orders are served from memory') : OK
}

function redisFinding(isConnected: boolean | undefined): Finding | undefined {
  if (isConnected === undefined) return undefined
  return isConnected
    ? OK
    : degraded('Redis is away: who was seen lately goes on, nobody can sign in or out')
}
