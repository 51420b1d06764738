// Everything that can go wrong in the engine, each with a stable code.

/** A cursor that no replica ever gave out. */
export class MalformedCursorError extends Error {
  readonly code = 'MALFORMED_CURSOR'

  constructor(given: string) {
    super(
      `«${given.slice(0, 64)}» is neither a cursor nor an ISO 8601 time: hand back the cursor of the last answer, or leave it out for a snapshot`,
    )
    this.name = 'MalformedCursorError'
  }
}

/** The source could not be read. `cause` is what it said. */
export class SourceError extends Error {
  readonly code = 'SOURCE_UNAVAILABLE'

  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'SourceError'
  }
}

/** The source could not be read and there is no earlier copy to serve. */
export class NothingToServeError extends Error {
  readonly code = 'NOT_SYNCED_YET'
  /** How long to wait before asking again. */
  readonly retryAfterSeconds: number

  constructor(retryAfterSeconds: number, options?: ErrorOptions) {
    super('The orders could not be read yet; the source is asked again shortly', options)
    this.name = 'NothingToServeError'
    this.retryAfterSeconds = retryAfterSeconds
  }
}
