// Somebody who follows the orders over real HTTP, asks any instance, and checks every answer.
import { setTimeout as delay } from 'node:timers/promises'
import type { Order } from '@deltadesk/contract'
import { type DeltaPage, HttpAnswerError, httpPages, ReplicaFollower } from '@deltadesk/sync'
import type { ApiProcess } from './api-process.ts'
import type { Chance } from './chance.ts'
import type { Findings } from './findings.ts'
import { judgePage } from './judge-page.ts'
import type { SignIns } from './sign-ins.ts'

export interface DeskClientOptions {
  readonly name: string
  readonly instances: readonly ApiProcess[]
  readonly signIns: SignIns
  readonly chance: Chance
  readonly findings: Findings
  /** The longest between two polls, in milliseconds. */
  readonly pauseMs: number
}

type Outcome = 'whole' | 'more' | 'unserved'

/** Whoever has not been answered by then never will be. */
const HANG_MS = 20_000
/** A connection of an earlier life may be tried once more. */
const SETTLED_MS = 1000
const PAGE_SIZES = [50, 200, 1000]
const FORGETTING = 0.01
const UNSERVED_PAUSE_MS = 100

export class DeskClient {
  readonly name: string
  readonly copy = new ReplicaFollower<Order>()
  readonly #options: DeskClientOptions
  #polling: Promise<void> | undefined
  #isStopping = false

  constructor(options: DeskClientOptions) {
    this.#options = options
    this.name = options.name
  }

  start(): void {
    this.#isStopping = false
    this.#polling ??= this.#pollOnAndOn()
  }

  async stop(): Promise<void> {
    this.#isStopping = true
    await this.#polling
    this.#polling = undefined
  }

  /** Asks one instance until it has nothing more to tell. @returns whether it told everything */
  async readToEnd(instance: ApiProcess): Promise<boolean> {
    for (;;) {
      const outcome = await this.poll(instance)
      if (outcome !== 'more') return outcome === 'whole'
    }
  }

  async poll(instance: ApiProcess): Promise<Outcome> {
    const { findings } = this.#options
    const begun = performance.now()
    try {
      const outcome = await this.#ask(instance)
      findings.most('slowest poll ms', performance.now() - begun)
      return outcome
    } catch (error) {
      this.#explain(error, instance, begun)
      return 'unserved'
    }
  }

  async #pollOnAndOn(): Promise<void> {
    const { instances, chance, pauseMs } = this.#options
    while (!this.#isStopping) {
      const outcome = await this.poll(chance.pick(instances))
      // To be caught by a kill while a snapshot is read page by page.
      if (outcome !== 'unserved' && chance.happens(FORGETTING)) this.copy.forget()
      await delay(chance.integer(0, outcome === 'unserved' ? UNSERVED_PAUSE_MS : pauseMs))
    }
  }

  async #ask(instance: ApiProcess): Promise<Outcome> {
    const { signIns, chance, findings } = this.#options
    const signal = AbortSignal.timeout(HANG_MS)
    const cookie = await signIns.cookieFor(instance, signal)
    const since = this.copy.cursor
    const { life } = instance
    const url = `${instance.url}/api/orders?limit=${chance.pick(PAGE_SIZES)}`
    const page = await httpPages<Order>(url, { cookie })(since, signal).catch((error: unknown) => {
      if (isSignedOut(error)) signIns.forget(instance, cookie)
      throw error
    })
    findings.count('polls')
    instance.served(life)
    this.#judge(page, since, instance)
    return page.hasMore ? 'more' : 'whole'
  }

  #judge(page: DeltaPage<Order>, since: string | undefined, instance: ApiProcess): void {
    const { findings } = this.#options
    const where = `${this.name} at ${instance.name} (life ${instance.life}), asked ${since}, given ${page.cursor}`
    const { reset, fault } = judgePage(page, since)
    if (fault !== undefined) findings.violation(`${where}: ${fault}`)
    if (reset !== undefined) findings.reset(reset, where)
    const { intact } = this.copy.apply(page, since)
    if (since === undefined) findings.count('snapshots')
    if (intact) return
    findings.violation(`${where}: checksum ${page.checksum}, the copy has ${this.copy.checksum}`)
    this.copy.forget()
  }

  #explain(error: unknown, instance: ApiProcess, begun: number): void {
    const { findings } = this.#options
    const where = `${this.name} at ${instance.name} (life ${instance.life})`
    if (error instanceof HttpAnswerError) {
      findings.count(`answers ${error.status}`)
      if (isSignedOut(error)) findings.signedOut(where)
      else if (error.status !== 503 || error.retryAfterSeconds === undefined) {
        findings.violation(`${where}: ${error.status} ${error.code} ${error.message}`)
      }
    } else if (error instanceof Error && error.name === 'TimeoutError') {
      findings.violation(`${where}: no answer within ${HANG_MS} ms`)
    } else if (instance.wasUpSince(begun - SETTLED_MS)) {
      const cause = error instanceof Error ? error.cause : undefined
      findings.violation(`${where}: broken off though it lives: ${error} ${cause}`)
    } else findings.count('unreached')
  }
}

function isSignedOut(error: unknown): boolean {
  return error instanceof HttpAnswerError && error.status === 401
}
