// Who may read the source and commit: one process at a time, for as long as it shows that it is alive.
import { randomBytes } from 'node:crypto'
import type { Claim } from '@deltadesk/sync'
import type { Redis } from 'ioredis'
import Type from 'typebox'
import { RedisScript, readReply } from './redis-script.ts'
import type { ReplicaKeys } from './replica-keys.ts'
import type { Writer } from './replica-writer.ts'

const claimScript = new RedisScript('claim')
const renewScript = new RedisScript('renew')
const releaseScript = new RedisScript('release')

/** How long it is remembered whose a lease was last, once it has run out: that one may still commit. */
const GRACE_MS = 3_600_000
const RENEWALS_PER_LEASE = 3
/** 72 bits: no two are the same. */
const NAME_BYTES = 9

const Answer = Type.Tuple([
  Type.Union([Type.Literal('granted'), Type.Literal('fresh'), Type.Literal('busy')]),
  Type.Integer(),
  Type.String(),
  Type.String(),
])

export interface LeaseOptions {
  readonly client: Redis
  readonly keys: ReplicaKeys
  readonly leaseMs: number
  /** Called when the lease was lost before it was released. */
  readonly onLost: () => void
}

export class Lease {
  /** The random name of this process. */
  readonly process = randomName()
  readonly #options: LeaseOptions
  #grant: string | undefined
  #renewal: NodeJS.Timeout | undefined
  #isClosed = false

  constructor(options: LeaseOptions) {
    this.#options = options
  }

  /** What this process commits under; undefined where it has not been granted the lease, or has given it back. */
  get writer(): Writer | undefined {
    return this.#grant === undefined ? undefined : { process: this.process, grant: this.#grant }
  }

  async claim(maxAgeMs: number, signal?: AbortSignal): Promise<Claim> {
    const { client, keys, leaseMs } = this.#options
    const grant = randomName()
    const args = [this.process, grant, leaseMs, GRACE_MS, maxAgeMs]
    const reply = await claimScript.run(client, keys.all, args)
    const [kind, number, epoch, sequence] = readReply(Answer, reply)
    const head = { epoch, sequence: Number(sequence) }
    if (kind === 'fresh') return { kind, head, ageMs: number }
    const kept = epoch === '' ? undefined : head
    if (kind === 'busy') return { kind, head: kept, remainingMs: number }
    this.#keep(grant)
    if (this.#isClosed || signal?.aborted) await this.release()
    return { kind, head: kept, isDoubtful: number === 1 }
  }

  /** Gives it back; if Redis is away, it runs out by itself. */
  async release(): Promise<void> {
    const { client, keys } = this.#options
    const grant = this.#letGo()
    if (grant === undefined) return
    await releaseScript.run(client, keys.all, [grant, keys.commits, this.process]).catch(() => {})
  }

  /** Gives it back, and whatever is granted from now on too. */
  async close(): Promise<void> {
    this.#isClosed = true
    await this.release()
  }

  #keep(grant: string): void {
    this.#letGo()
    this.#grant = grant
    this.#renewLater(grant)
  }

  #letGo(): string | undefined {
    const grant = this.#grant
    clearTimeout(this.#renewal)
    this.#grant = undefined
    return grant
  }

  #renewLater(grant: string): void {
    const pause = this.#options.leaseMs / RENEWALS_PER_LEASE
    this.#renewal = setTimeout(() => void this.#renew(grant), pause).unref()
  }

  async #renew(grant: string): Promise<void> {
    const { client, keys, leaseMs, onLost } = this.#options
    // While Redis does not answer the lease may run out; it is still this process's if nobody else asks for it.
    const answer = await renewScript
      .run(client, keys.all, [grant, leaseMs, GRACE_MS])
      .catch(() => undefined)
    if (this.#grant !== grant) return
    if (answer === 0) {
      this.#letGo()
      onLost()
    } else {
      this.#renewLater(grant)
    }
  }
}

function randomName(): string {
  return randomBytes(NAME_BYTES).toString('base64url')
}
