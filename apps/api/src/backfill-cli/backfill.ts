// Goes through the orders by id and gives a time to each that has none, never over a write that came in between.
import {
  type BulkWriter,
  type DocumentReference,
  type DocumentSnapshot,
  FieldPath,
} from 'firebase-admin/firestore'
import { grpcStatusOf, NOT_FOUND } from '../firestore/grpc-status.ts'
import { timestampText } from '../orders/moment.ts'
import { priceOfLookUp, priceOfQuery } from '../orders/source/read-price.ts'
import type { Orders } from './orders.ts'
import { type StampRule, stampOf } from './stamp-of.ts'
import type { Tally } from './tally.ts'

export interface BackfillOptions extends Omit<StampRule, 'path'> {
  /** Which time of its own a document is given: that of its last write, or of its making. */
  readonly time: 'update' | 'create'
  /** Without it, all is done but the writing. */
  readonly write: boolean
  /** Go on behind this id. */
  readonly after: string | undefined
  readonly pageSize: number
  /** Ends it after the page under way. */
  readonly stop: AbortSignal
  /** Called after each page. */
  readonly progress: () => void
}

/** How it ended. */
export interface BackfillEnd {
  readonly isDone: boolean
  /** Behind this id it has to go on. */
  readonly after: string | undefined
}

const FAILED_PRECONDITION = 9
/** A document that changes more often than this while it is looked at is left for another run. */
const ROUNDS = 5

export class Backfill {
  readonly #orders: Orders
  readonly #tally: Tally
  readonly #options: BackfillOptions
  readonly #rule: StampRule
  readonly #field: FieldPath
  /** Writes in batches, some at a time, gently at first, and tries again what may pass. */
  readonly #writer: BulkWriter
  #after: string | undefined

  constructor(orders: Orders, tally: Tally, options: BackfillOptions) {
    this.#orders = orders
    this.#tally = tally
    this.#options = options
    this.#rule = { path: orders.fields.updatedAt, kind: options.kind }
    this.#field = new FieldPath(...orders.fields.updatedAt)
    this.#writer = orders.collection.firestore.bulkWriter()
    this.#after = options.after
  }

  /** Behind this id all is still to do; true at any time, also after a failure. */
  get after(): string | undefined {
    return this.#after
  }

  /** @throws what Firestore's client throws, once trying again is of no more use */
  async run(): Promise<BackfillEnd> {
    const { pageSize, stop, progress } = this.#options
    for (;;) {
      if (stop.aborted) return { isDone: false, after: this.#after }
      const page = await this.#orders.page(this.#after, pageSize)
      this.#tally.reads += priceOfQuery(page.length)
      await this.#deal(page)
      this.#tally.looked += page.length
      this.#after = page.at(-1)?.id ?? this.#after
      progress()
      if (page.length < pageSize) return { isDone: true, after: undefined }
    }
  }

  async #deal(page: readonly DocumentSnapshot[]): Promise<void> {
    let documents = page
    for (let round = 1; ; round++) {
      const changed = await this.#stamp(documents)
      if (changed.length === 0) return
      if (round === ROUNDS) {
        this.#tally.restless.push(...changed.map(({ id }) => id))
        return
      }
      this.#tally.reads += priceOfLookUp(changed.length)
      documents = await this.#orders.again(changed)
    }
  }

  /** @returns those that were written by somebody else meanwhile */
  async #stamp(documents: readonly DocumentSnapshot[]): Promise<DocumentReference[]> {
    const writing = documents.map((document) => this.#stampOne(document))
    const [outcomes] = await Promise.all([Promise.allSettled(writing), this.#writer.flush()])
    const failed = outcomes.find((outcome) => outcome.status === 'rejected')
    if (failed !== undefined) throw failed.reason
    return outcomes.flatMap((outcome) =>
      outcome.status === 'fulfilled' ? (outcome.value ?? []) : [],
    )
  }

  async #stampOne(document: DocumentSnapshot): Promise<DocumentReference | undefined> {
    const { id, ref, updateTime, createTime } = document
    const time = this.#options.time === 'create' ? createTime : updateTime
    if (time === undefined || updateTime === undefined) return undefined
    const stamp = stampOf(document.data() ?? {}, time, this.#rule)
    if (stamp.verdict === 'blocked') this.#tally.blocked.push(id)
    if (stamp.verdict !== 'stamp') return undefined
    if (this.#options.write) {
      const precondition = { lastUpdateTime: updateTime }
      try {
        const { writeTime } = await this.#writer.update(ref, this.#field, stamp.value, precondition)
        this.#written(timestampText(writeTime))
      } catch (error) {
        if (hasChanged(error)) return ref
        throw error
      }
    }
    this.#tally.stamped++
    if (stamp.replaces) this.#tally.replaced++
    return undefined
  }

  #written(at: string): void {
    this.#tally.writes++
    if (at > (this.#tally.lastWrite ?? '')) this.#tally.lastWrite = at
  }
}

/** A write that was carried out and whose answer was lost fails so too, when it is tried again. */
function hasChanged(error: unknown): boolean {
  const status = grpcStatusOf(error)
  return status === FAILED_PRECONDITION || status === NOT_FOUND
}
