// What a client holds and what it will tell of it: takes in answer after answer of a round, and says what each
// of them means for the next step.
import type { DeltaPage, Versioned } from '../replica/page.ts'
import { type ClientRound, RoundBook } from './client-round.ts'
import { type KeptCopy, ReplicaFollower } from './replica-follower.ts'
import { StuckServerError } from './stuck-server-error.ts'

export class ClientCopy<T extends Versioned, P extends DeltaPage<T>> {
  readonly items: ReplicaFollower<T>
  /** The cursors that this round's answers have led to. */
  readonly #visited = new Set<string>()
  #book = new RoundBook()

  constructor(kept: KeptCopy<T> | undefined) {
    this.items = new ReplicaFollower(kept)
  }

  /** To be called before a round's first question. What an earlier round has not told is told with this one. */
  beginRound(): void {
    this.#visited.clear()
  }

  /** Has the next question ask for a snapshot. */
  forget(): void {
    this.#visited.clear()
    this.items.forget()
  }

  /**
   * Takes in the answer to the question `since`.
   *
   * @returns the round, if it has ended with this answer; otherwise the next question is to be asked at once
   * @throws StuckServerError when asking on would lead in a circle
   */
  take(page: P, since: string | undefined): ClientRound<P> | undefined {
    const applied = this.items.apply(page, since)
    if (!applied.applied) return undefined
    this.#book.enter(applied)
    if (page.hasMore) {
      if (page.cursor === since || this.#visited.has(page.cursor)) throw new StuckServerError()
      this.#visited.add(page.cursor)
      return undefined
    }
    const { reloaded, added, changed, removed } = this.#book
    this.#book = new RoundBook()
    return { reloaded, added, changed, removed, intact: applied.intact, page }
  }
}
