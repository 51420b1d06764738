// What a call of the client fails with, whatever went wrong.
import type { ErrorCode } from '../error-codes.ts'

/** There was no answer, it took too long, or something in between answered in the desk's place. */
type FailureCode = 'UNREACHABLE' | 'TIME_LIMIT' | 'NOT_THE_DESK'

export interface DeskErrorDetails {
  /** Stable. One that is neither listed here nor known to you goes by its status. */
  readonly code: ErrorCode | FailureCode | (string & {})
  /** Of the answer; undefined where there was none. */
  readonly statusCode?: number | undefined
  /** How long the desk wants to be left in peace. */
  readonly retryAfterSeconds?: number | undefined
}

export class DeskError extends Error implements DeskErrorDetails {
  readonly code: DeskErrorDetails['code']
  readonly statusCode: number | undefined
  readonly retryAfterSeconds: number | undefined

  constructor(message: string, details: DeskErrorDetails, options?: ErrorOptions) {
    super(message, options)
    this.name = 'DeskError'
    this.code = details.code
    this.statusCode = details.statusCode
    this.retryAfterSeconds = details.retryAfterSeconds
  }
}
