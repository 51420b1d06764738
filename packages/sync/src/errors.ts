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

/**
 * Why a source can't be read, which decides when it is worth asking again: `SOURCE_UNAVAILABLE` passes by itself,
 * `SOURCE_QUOTA` when the quota is renewed, `SOURCE_PERMISSION` and `SOURCE_MISCONFIGURED` when somebody acts.
 */
export type SourceErrorCode =
  | 'SOURCE_UNAVAILABLE'
  | 'SOURCE_QUOTA'
  | 'SOURCE_PERMISSION'
  | 'SOURCE_MISCONFIGURED'

/**
 * How long to leave a source in peace that has just failed. What passes by itself is tried soon; a quota is renewed in
 * minutes at best, and a permission or a setting waits for somebody who then wants to see the effect without a restart.
 */
export const FIRST_PAUSE_SECONDS: Readonly<Record<SourceErrorCode, number>> = {
  SOURCE_UNAVAILABLE: 1,
  SOURCE_QUOTA: 30,
  SOURCE_PERMISSION: 5,
  SOURCE_MISCONFIGURED: 5,
}

/** The source could not be read. `cause` is what it said. */
export class SourceError extends Error {
  readonly code: SourceErrorCode
  /** How long to wait before asking again. */
  readonly retryAfterSeconds: number

  constructor(code: SourceErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'SourceError'
    this.code = code
    this.retryAfterSeconds = FIRST_PAUSE_SECONDS[code]
  }
}

/** Something that was waited for did not come in time. */
export class TimeLimitError extends Error {
  readonly code = 'TIME_LIMIT'

  constructor(limitMs: number) {
    super(`No answer within ${limitMs} ms`)
    this.name = 'TimeLimitError'
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

/** A commit that does not follow on what the store has: another process has written, or the store has lost something. */
export class CommitConflictError extends Error {
  readonly code = 'COMMIT_CONFLICT'
  readonly retryAfterSeconds = 1

  constructor(reason: string) {
    super(`The commit was refused: ${reason}`)
    this.name = 'CommitConflictError'
  }
}

/** What was read is for a replica that is not in use any more. */
export class SupersededError extends Error {
  readonly code = 'SUPERSEDED'
  readonly retryAfterSeconds = 1

  constructor() {
    super('Another replica has been taken into use while the source was read')
    this.name = 'SupersededError'
  }
}
