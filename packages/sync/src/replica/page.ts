// A delta as it crosses the wire, in the words of the protocol.

/** What every synced item carries beside its own fields. */
export interface Versioned {
  readonly id: string
  readonly version: number
}

/**
 * The changes after a cursor, up to `cursor`.
 *
 * @typeParam T - an item with its id and version
 */
export interface DeltaPage<T extends Versioned> {
  readonly cursor: string
  /** Drop what you hold, then apply this page. */
  readonly reset: boolean
  readonly orders: readonly T[]
  readonly deleted: readonly string[]
  /** Ask again at once with `cursor`. */
  readonly hasMore: boolean
  /** Fingerprint of all that is held at `cursor`; absent while there is more. */
  readonly checksum?: string
}
