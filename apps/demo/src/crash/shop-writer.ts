// Changes the source all the time, in all the ways that make a copy hard to keep: many changes of one time, commits
// that come or show late, orders that are deleted in either way and come back.
import { setTimeout as delay } from 'node:timers/promises'
import { FieldValue, Timestamp } from 'firebase-admin/firestore'
import type { Chance } from './chance.ts'
import type { Findings } from './findings.ts'
import type { Shop } from './shop.ts'
import { drawOrder } from './shop-order.ts'

type Step = 'change' | 'place' | 'burst' | 'late' | 'softDelete' | 'restore' | 'remove' | 'hold'

const WEIGHTS: readonly (readonly [Step, number])[] = [
  ['change', 44],
  ['place', 18],
  ['late', 12],
  ['burst', 7],
  ['softDelete', 6],
  ['remove', 5],
  ['restore', 4],
  ['hold', 4],
]
const STEPS = WEIGHTS.flatMap(([step, weight]) => new Array<Step>(weight).fill(step))

/** Together with a held commit well within the desk's overlap of 3 s. */
const LATEST_MS = 1000
const LONGEST_HOLD_MS = 700
const BATCH = 400

export class ShopWriter {
  readonly #shop: Shop
  readonly #chance: Chance
  readonly #findings: Findings
  /** Ids that are there, and of those that are gone but may come back. */
  readonly #there: string[] = []
  readonly #softDeleted: string[] = []
  readonly #gone: string[] = []
  #placed = 0
  #revision = 0
  #writing: Promise<void> | undefined
  #isStopping = false

  constructor(shop: Shop, chance: Chance, findings: Findings) {
    this.#shop = shop
    this.#chance = chance
    this.#findings = findings
  }

  /** Writes the shop's past: `count` orders, a second apart. */
  async fill(count: number): Promise<void> {
    const begun = Date.now() - (count + 60) * 1000
    for (let from = 0; from < count; from += BATCH) {
      const batch = this.#shop.batch()
      for (let n = from; n < Math.min(count, from + BATCH); n++) {
        const id = this.#newId()
        batch.set(this.#shop.orders.doc(id), {
          ...this.#draw(id),
          updatedAt: Timestamp.fromMillis(begun + n * 1000),
        })
        this.#there.push(id)
      }
      await batch.commit()
    }
  }

  /** @param pauseMs - the longest between two steps */
  start(pauseMs: number): void {
    this.#isStopping = false
    this.#writing ??= this.#write(pauseMs)
  }

  /** All that was written can be seen then. */
  async stop(): Promise<void> {
    this.#isStopping = true
    await this.#writing
    this.#writing = undefined
    this.#shop.embedded.faults.held.release()
  }

  async #write(pauseMs: number): Promise<void> {
    let release = () => {}
    let heldUntil = Number.POSITIVE_INFINITY
    while (!this.#isStopping) {
      const step = this.#chance.pick(STEPS)
      if (step === 'hold' && heldUntil === Number.POSITIVE_INFINITY) {
        release = this.#shop.embedded.faults.holdCommits({ times: this.#chance.integer(1, 4) })
        heldUntil = performance.now() + this.#chance.integer(20, LONGEST_HOLD_MS)
        this.#findings.count('held commits')
      } else if (step !== 'hold') await this.#make(step)
      if (performance.now() > heldUntil) {
        release()
        heldUntil = Number.POSITIVE_INFINITY
      }
      await delay(this.#chance.integer(0, pauseMs))
    }
  }

  async #make(step: Exclude<Step, 'hold'>): Promise<void> {
    const changes = await this.#made(step)
    this.#findings.count('changes', changes)
  }

  async #made(step: Exclude<Step, 'hold'>): Promise<number> {
    switch (step) {
      case 'change':
        return this.#put(this.#pick(), FieldValue.serverTimestamp())
      case 'place':
        return this.#put(this.#newOrOldId(), FieldValue.serverTimestamp())
      case 'late': {
        const behind = this.#chance.integer(1, LATEST_MS)
        const id = this.#chance.happens(0.3) ? this.#newId() : this.#pick()
        return this.#put(id, Timestamp.fromMillis(Date.now() - behind))
      }
      case 'burst':
        return this.#burst()
      case 'softDelete':
        return this.#softDelete()
      case 'restore':
        return this.#put(this.#takeFrom(this.#softDeleted) ?? this.#newId(), Timestamp.now())
      case 'remove':
        return this.#remove()
    }
  }

  /** Writes a whole order, new or not. */
  async #put(id: string, updatedAt: Timestamp | FieldValue): Promise<number> {
    if (!this.#there.includes(id)) this.#there.push(id)
    await this.#shop.orders.doc(id).set({ ...this.#draw(id), updatedAt })
    return 1
  }

  /** Orders old and new, all of one time. */
  async #burst(): Promise<number> {
    const ids = new Set<string>()
    for (let n = this.#chance.integer(2, 30); n > 0; n--) {
      ids.add(this.#chance.happens(0.4) ? this.#newId() : this.#pick())
    }
    const updatedAt = Timestamp.now()
    const batch = this.#shop.batch()
    for (const id of ids) {
      if (!this.#there.includes(id)) this.#there.push(id)
      batch.set(this.#shop.orders.doc(id), { ...this.#draw(id), updatedAt })
    }
    await batch.commit()
    return ids.size
  }

  async #softDelete(): Promise<number> {
    const id = this.#takeFrom(this.#there)
    if (id === undefined) return 0
    this.#softDeleted.push(id)
    const now = FieldValue.serverTimestamp()
    await this.#shop.orders.doc(id).update({ deletedAt: now, updatedAt: now })
    return 1
  }

  async #remove(): Promise<number> {
    const id = this.#takeFrom(this.#there)
    if (id === undefined) return 0
    this.#gone.push(id)
    await this.#shop.orders.doc(id).delete()
    return 1
  }

  #draw(id: string) {
    return drawOrder(this.#chance, id, ++this.#revision)
  }

  #newId(): string {
    // Ids that are spread over the whole range, as Firestore's own are.
    const spread = Math.imul(++this.#placed, 0x9e3779b1) >>> 0
    return `${spread.toString(36)}x${this.#placed}`
  }

  #newOrOldId(): string {
    return this.#chance.happens(0.2) ? (this.#takeFrom(this.#gone) ?? this.#newId()) : this.#newId()
  }

  /** The newer an order the likelier. */
  #pick(): string {
    const age = Math.floor(this.#chance.fraction() ** 2 * this.#there.length)
    return this.#there[this.#there.length - 1 - age] ?? this.#newId()
  }

  #takeFrom(ids: string[]): string | undefined {
    const at = this.#chance.integer(0, Math.max(0, ids.length - 1))
    return ids.splice(at, 1)[0]
  }
}
