// Misbehaviour on demand: failures, delays, streams cut in the middle, and commits that show up late.
import { setTimeout as delay } from 'node:timers/promises'
import { RpcError, type RpcStatus } from './rpc-error.ts'

export interface Fault {
  /** The method by its plain name, as `RunQuery`. */
  readonly method: string
  /** What the call ends with; without it only the delay happens. */
  readonly status?: RpcStatus
  readonly delayMs?: number
  /** Let this many messages of a stream through before it ends with `status`. */
  readonly cutAfter?: number
  /** How many calls it strikes; all of them without it. */
  readonly times?: number
}

export interface FaultHandle {
  /** Calls struck so far. */
  readonly struck: number
  clear(): void
}

interface ActiveFault extends Fault {
  struck: number
}

/** What one call has to suffer. */
export interface Misfortune {
  /** Messages to let through before `error`. */
  readonly cutAfter: number
  readonly error: RpcError | undefined
}

export class Faults {
  readonly #active = new Set<ActiveFault>()
  #held: (() => void)[] | undefined

  inject(fault: Fault): FaultHandle {
    const active: ActiveFault = { ...fault, struck: 0 }
    this.#active.add(active)
    return {
      get struck() {
        return active.struck
      },
      clear: () => {
        this.#active.delete(active)
      },
    }
  }

  /**
   * Commits from now on are acknowledged with their time, but reads don't see them until the returned
   * function is called, as when a commit becomes visible after a later one has been read.
   */
  holdCommits(): () => void {
    this.#held ??= []
    return () => this.#release()
  }

  /** Ends every fault, and lets held commits show. */
  clear(): void {
    this.#active.clear()
    this.#release()
  }

  /** Runs `apply` now, or when held commits are let go. */
  whenVisible(apply: () => void): void {
    if (this.#held === undefined) apply()
    else this.#held.push(apply)
  }

  /** Waits out the delay that a call of `method` is due; tells how the call is to end. */
  async strike(method: string): Promise<Misfortune> {
    for (const fault of this.#active) {
      if (fault.method !== method || fault.struck >= (fault.times ?? Number.POSITIVE_INFINITY)) {
        continue
      }
      fault.struck++
      if (fault.delayMs !== undefined) await delay(fault.delayMs, undefined, { ref: false })
      const status = fault.status ?? (fault.cutAfter === undefined ? undefined : 'UNAVAILABLE')
      const error = status && new RpcError(status, `${method} was told to fail`)
      return { cutAfter: fault.cutAfter ?? 0, error }
    }
    return { cutAfter: 0, error: undefined }
  }

  #release(): void {
    const held = this.#held ?? []
    this.#held = undefined
    for (const apply of held) apply()
  }
}
