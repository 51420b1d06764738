// SQLite works in the thread that serves requests. Long work asks a Turn now and then whether others should have one.
import { setImmediate } from 'node:timers/promises'

const TURN_MS = 8

/** A stretch of work in one turn of the event loop. Await {@link next} whenever it {@link isOver}. */
export class Turn {
  #began = performance.now()

  get isOver(): boolean {
    return performance.now() - this.#began > TURN_MS
  }

  /** Lets everything run that waits, then begins the next turn. */
  async next(): Promise<void> {
    await setImmediate()
    this.#began = performance.now()
  }
}
