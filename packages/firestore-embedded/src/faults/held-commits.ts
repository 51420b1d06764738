// Commits that are acknowledged but not seen yet: what happens to a reader when a commit with an earlier time
// becomes visible after a later one has been read.
import type { CommittedChanges } from '../store/database.ts'
import type { StoredDocument } from '../store/document.ts'

export class HeldCommits {
  #stillToHold = 0
  #shows: (() => void)[] = []
  readonly #documents = new Map<string, StoredDocument | undefined>()

  /** Holds the next `times` commits, and those that build on them. */
  hold(times: number): void {
    this.#stillToHold = times
  }

  /** Whether a held commit has written this document. */
  has(name: string): boolean {
    return this.#documents.has(name)
  }

  /** The document as held commits have left it. */
  get(name: string): StoredDocument | undefined {
    return this.#documents.get(name)
  }

  /** Calls `show` now, or at the release if the commit is one to hold. */
  showOrHold({ changes }: CommittedChanges, show: () => void): void {
    const buildsOnHeld = changes.some(({ name }) => this.#documents.has(name))
    if (this.#stillToHold === 0 && !buildsOnHeld) {
      show()
      return
    }
    if (this.#stillToHold > 0) this.#stillToHold -= 1
    this.#shows.push(show)
    for (const { name, after } of changes) this.#documents.set(name, after)
  }

  /** Holds nothing any more and shows what was held, in the order of the commits. */
  release(): void {
    const shows = this.#shows
    this.#stillToHold = 0
    this.#shows = []
    this.#documents.clear()
    for (const show of shows) show()
  }
}
