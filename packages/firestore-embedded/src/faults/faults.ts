// Misbehaviour on demand: failures, delays, streams cut in the middle, and commits that show up late.
import { setTimeout as delay } from 'node:timers/promises'
import { RpcError, type RpcStatus } from '../rpc-error.ts'
import { HeldCommits } from './held-commits.ts'

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

interface OpenStream {
  readonly method: string
  end(error: RpcError): void
}

/** What one call has to suffer. */
export interface Misfortune {
  /** Messages to let through before `error`. */
  readonly cutAfter: number
  readonly error: RpcError | undefined
}

export class Faults {
  readonly #active = new Set<ActiveFault>()
  readonly #streams = new Set<OpenStream>()
  readonly held = new HeldCommits()

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
   * The next commits are acknowledged with their time, but reads don't see them until the returned function is
   * called, as when a commit becomes visible after a later one has been read. A commit that builds on a held
   * one waits with it.
   *
   * @param options.times - how many commits to hold; all of them without it
   */
  holdCommits({ times = Number.POSITIVE_INFINITY }: { times?: number } = {}): () => void {
    this.held.hold(times)
    return () => this.held.release()
  }

  /** Ends every stream of `method` that is open now, as when a connection breaks. */
  cut(method: string, status: RpcStatus = 'UNAVAILABLE'): void {
    const error = new RpcError(status, `${method} was cut`)
    for (const stream of [...this.#streams]) if (stream.method === method) stream.end(error)
  }

  /** Ends every fault, and lets held commits show. */
  clear(): void {
    this.#active.clear()
    this.held.release()
  }

  /** Lets {@link cut} reach an open stream until the returned function is called. */
  expose(method: string, end: (error: RpcError) => void): () => void {
    const stream = { method, end }
    this.#streams.add(stream)
    return () => this.#streams.delete(stream)
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
}
