// Who wants to know that a session is over, so that what belongs to it can go too.
import type { SessionEnd, SessionEndListener } from './session-store.ts'

export class SessionEndings {
  readonly #listeners = new Set<SessionEndListener>()

  add(listener: SessionEndListener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Tells every listener, in the same turn. */
  tell(sessionKey: string, reason: SessionEnd): void {
    for (const listener of this.#listeners) listener(sessionKey, reason)
  }
}
