// The source as the engine uses it: every call within a time limit, tried again where that may help, and booked.
import type { Clock } from '../clock.ts'
import { SourceError, TimeLimitError } from '../errors.ts'
import type {
  Census,
  Cost,
  Found,
  IdRange,
  IdsRequest,
  OrderSource,
  PageRequest,
  RangeCount,
  SourcePage,
} from '../source/order-source.ts'
import type { TimeRange } from '../source/position.ts'
import type { Timestamp } from '../timestamp.ts'
import { pauseBeforeRetry, RetryBudget } from './back-off.ts'
import type { Ledger } from './ledger.ts'
import { withTimeLimit } from './time-limit.ts'

export interface GuardOptions {
  readonly clock: Clock
  /** In [0, 1). */
  readonly random: () => number
  /** The longest that one call may take, in milliseconds. */
  readonly timeLimitMs: number
  /** Aborted when no call is to be begun any more. */
  readonly stopping: AbortSignal
}

export class GuardedSource<T> implements OrderSource<T> {
  readonly #source: OrderSource<T>
  readonly #ledger: Ledger
  readonly #options: GuardOptions
  readonly #budget = new RetryBudget()

  constructor(source: OrderSource<T>, ledger: Ledger, options: GuardOptions) {
    this.#source = source
    this.#ledger = ledger
    this.#options = options
  }

  async readPage(request: PageRequest, signal: AbortSignal): Promise<SourcePage<T>> {
    return this.#booked(await this.#call((until) => this.#source.readPage(request, until), signal))
  }

  async readIds(request: IdsRequest, signal: AbortSignal): Promise<Found<T>> {
    return this.#booked(await this.#call((until) => this.#source.readIds(request, until), signal))
  }

  async lookUp(ids: readonly string[], at: Timestamp, signal: AbortSignal): Promise<Found<T>> {
    return this.#booked(await this.#call((until) => this.#source.lookUp(ids, at, until), signal))
  }

  async count(
    range: TimeRange,
    at: Timestamp,
    signal: AbortSignal,
  ): Promise<RangeCount | undefined> {
    const count = await this.#call((until) => this.#source.count(range, at, until), signal)
    this.#ledger.aggregation(count?.reads ?? 0)
    return count
  }

  async census(range: IdRange, at: Timestamp, signal: AbortSignal): Promise<Census> {
    const census = await this.#call((until) => this.#source.census(range, at, until), signal)
    this.#ledger.aggregation(census.reads)
    return census
  }

  #booked<A extends Cost & { readonly documents: readonly unknown[] }>(answer: A): A {
    this.#ledger.documents(answer.reads, answer.documents.length)
    return answer
  }

  async #call<A>(call: (signal: AbortSignal) => Promise<A>, signal: AbortSignal): Promise<A> {
    const { clock, random, timeLimitMs, stopping } = this.#options
    for (let tries = 1; ; tries++) {
      stopping.throwIfAborted()
      try {
        const answer = await withTimeLimit(call, timeLimitMs, clock, signal)
        this.#budget.succeeded()
        return answer
      } catch (thrown) {
        signal.throwIfAborted()
        const error = asSourceError(thrown)
        this.#budget.failed()
        const pause = pauseBeforeRetry(tries, random())
        if (pause === undefined || !isPassing(error) || !this.#budget.allowsRetry) throw error
        await clock.sleep(pause, signal)
        this.#ledger.retry()
      }
    }
  }
}

/** Whether the next try may well succeed; whoever has waited for the whole time limit has waited enough. */
function isPassing({ code, cause }: SourceError): boolean {
  return code === 'SOURCE_UNAVAILABLE' && !(cause instanceof TimeLimitError)
}

function asSourceError(error: unknown): SourceError {
  if (error instanceof SourceError) return error
  const said = error instanceof Error ? error.message : String(error)
  if (error instanceof TimeLimitError) {
    return new SourceError('SOURCE_UNAVAILABLE', `The source did not answer: ${said}`, {
      cause: error,
    })
  }
  return new SourceError('SOURCE_UNAVAILABLE', `The source could not be read: ${said}`, {
    cause: error,
  })
}
