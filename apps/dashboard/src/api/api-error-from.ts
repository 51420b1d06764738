// Turns what axios throws into the errors the dashboard speaks of: the one place that knows status numbers.
import type { Problem } from '@deltadesk/contract'
import { parseRetryAfter } from '@deltadesk/sync'
import { type AxiosResponse, isAxiosError, isCancel } from 'axios'
import { isRecord } from '../outside/record.ts'
import {
  ApiError,
  RefusedError,
  SignedOutError,
  TooManyTriesError,
  UnavailableError,
  UnreachableError,
} from './errors.ts'

const NOT_READY = 'The server can’t answer right now; try again shortly'

/** The error to throw for `thrown`; a call that was cancelled on purpose keeps its own. */
export function apiErrorFrom(thrown: unknown): unknown {
  if (thrown instanceof ApiError || isCancel(thrown)) return thrown
  if (!isAxiosError(thrown)) return thrown
  const { response } = thrown
  // A good status with an error means that the connection broke before the whole answer had come.
  if (!response || response.status < 400) return new UnreachableError({ cause: thrown })
  return errorOfAnswer(response, { cause: thrown })
}

function errorOfAnswer(response: AxiosResponse<unknown>, options: ErrorOptions): ApiError {
  const { status, data } = response
  const problem = isProblem(data) ? data : undefined
  if (status === 401) return new SignedOutError(options)
  if (status === 429) return new TooManyTriesError(retryAfter(response), options)
  if (status === 503 && problem) {
    return new UnavailableError(problem.message, retryAfter(response), options)
  }
  if (status >= 500 || !problem) {
    return new UnavailableError(NOT_READY, retryAfter(response), options)
  }
  return new RefusedError(problem, options)
}

function retryAfter(response: AxiosResponse): number | undefined {
  return parseRetryAfter(response.headers['retry-after'], Date.now())
}

function isProblem(data: unknown): data is Problem {
  return isRecord(data) && typeof data.code === 'string' && typeof data.message === 'string'
}
