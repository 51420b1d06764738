// What the source has and the replica does not hold. Without it a count of the source would not tell a soft
// deletion, which is still a document there, from a document that was missed.
import { isWithin, type TimeRange } from '../source/position.ts'
import type { Shadow, ShadowChanges } from '../store/replica-store.ts'
import type { Timestamp } from '../timestamp.ts'

export class Shadows {
  readonly #shadows = new Map<string, Shadow>()

  constructor(shadows: Iterable<Shadow> = []) {
    for (const shadow of shadows) this.#shadows.set(shadow.id, shadow)
  }

  updateTimeOf(id: string): Timestamp | undefined {
    return this.#shadows.get(id)?.updateTime
  }

  has(id: string): boolean {
    return this.#shadows.has(id)
  }

  values(): IterableIterator<Shadow> {
    return this.#shadows.values()
  }

  apply({ kept, dropped }: ShadowChanges): void {
    for (const id of dropped) this.#shadows.delete(id)
    for (const shadow of kept) this.#shadows.set(shadow.id, shadow)
  }

  /** Those that a read in the order of time finds in `range`. */
  timedIn(range: TimeRange): Shadow[] {
    return [...this.#shadows.values()].filter((one) => !one.stray && isWithin(one, range))
  }

  /** Those that no read in the order of time finds. */
  strays(): Shadow[] {
    return [...this.#shadows.values()].filter(({ stray }) => stray)
  }
}
