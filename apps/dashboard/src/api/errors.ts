// What can come back instead of an answer. Each class is one thing a person can do something about, so the
// screens choose their words by class and never look at status numbers.
import type { ErrorCode, Problem } from '@deltadesk/contract'

/** Any call that did not bring what was asked for. */
export abstract class ApiError extends Error {
  /** Stable, for programs and for support. */
  abstract readonly code: string
  /** The server's wish not to be asked again before so many seconds. */
  readonly retryAfterSeconds: number | undefined

  constructor(message: string, retryAfterSeconds?: number, options?: ErrorOptions) {
    super(message, options)
    this.name = new.target.name
    this.retryAfterSeconds = retryAfterSeconds
  }
}

/** No answer at all: no network, no server, or it took too long. */
export class UnreachableError extends ApiError {
  readonly code = 'UNREACHABLE'

  constructor(options?: ErrorOptions) {
    super('The server can’t be reached. Check your connection.', undefined, options)
  }
}

/** There is no session, or it has ended. */
export class SignedOutError extends ApiError {
  readonly code = 'SIGNED_OUT'

  constructor(options?: ErrorOptions) {
    super('Your session has ended. Sign in again.', undefined, options)
  }
}

/** Signing in with an e-mail and password that don't belong together. */
export class WrongCredentialsError extends ApiError {
  readonly code = 'WRONG_CREDENTIALS'

  constructor(options?: ErrorOptions) {
    super('The email or the password is wrong. Check both and try again.', undefined, options)
  }
}

/** The server wants fewer requests for a while. */
export class TooManyTriesError extends ApiError {
  readonly code = 'TOO_MANY_TRIES'

  constructor(retryAfterSeconds: number | undefined, options?: ErrorOptions) {
    super('Too many tries. Wait a little before the next one.', retryAfterSeconds, options)
  }
}

/** The server is there and can't answer now: it is starting, overloaded or broken. */
export class UnavailableError extends ApiError {
  readonly code = 'UNAVAILABLE'

  constructor(message: string, retryAfterSeconds: number | undefined, options?: ErrorOptions) {
    super(message, retryAfterSeconds, options)
  }
}

/** The request itself was refused; asking the same again won't help. */
export class RefusedError extends ApiError {
  readonly code: string

  constructor(problem: Pick<Problem, 'code' | 'message'>, options?: ErrorOptions) {
    super(problem.message, undefined, options)
    this.code = problem.code
  }
}

/** Whether the server has refused a request for this reason. */
export function isRefusal(error: unknown, code: ErrorCode): error is RefusedError {
  return error instanceof RefusedError && error.code === code
}
