// The calls the dashboard makes, typed by the contract. Sessions travel in an HttpOnly cookie, so there is no
// token to keep here.
import type {
  FirebaseLoginBody,
  LoginBody,
  Me,
  OrdersPage,
  SessionInfo,
  SignInConfig,
} from '@deltadesk/contract'
import axios, { type AxiosInstance, type AxiosRequestConfig } from 'axios'
import { isRecord } from '../outside/record.ts'
import { apiErrorFrom } from './api-error-from.ts'
import { isRefusal, SignedOutError, UnavailableError, WrongCredentialsError } from './errors.ts'

/** Longer than a first sync of ten thousand orders takes; a request beyond it hangs. */
export const TIMEOUT_MS = 30_000

export interface DeskApiOptions {
  /** Where the API lives: `/api` in the browser, an origin with it elsewhere. */
  readonly baseURL: string
  readonly timeoutMs?: number
}

/** Every method rejects with an `ApiError`, or with axios' own cancellation when its signal is aborted. */
export class DeskApi {
  readonly #http: AxiosInstance
  readonly #signedOut = new Set<() => void>()
  readonly #factorNeeded = new Set<() => void>()

  constructor({ baseURL, timeoutMs = TIMEOUT_MS }: DeskApiOptions) {
    this.#http = axios.create({
      baseURL,
      timeout: timeoutMs,
      headers: { Accept: 'application/json' },
    })
  }

  /**
   * Calls `listener` whenever an answer shows that there is no session any more.
   *
   * @returns a function that ends this
   */
  onSignedOut(listener: () => void): () => void {
    this.#signedOut.add(listener)
    return () => this.#signedOut.delete(listener)
  }

  /**
   * Calls `listener` whenever a call is refused for want of a second factor.
   *
   * @returns a function that ends this
   */
  onSecondFactorNeeded(listener: () => void): () => void {
    this.#factorNeeded.add(listener)
    return () => this.#factorNeeded.delete(listener)
  }

  /** How one signs in here. */
  async signInConfig(): Promise<SignInConfig> {
    return expectSignInConfig(await this.call({ url: '/auth/config' }))
  }

  /**
   * @throws WrongCredentialsError, RefusedError with `CODE_REQUIRED` or `WRONG_CODE`, TooManyTriesError and what any
   * call throws
   */
  async login(body: LoginBody): Promise<Me> {
    return this.#enter('/auth/login', body)
  }

  /** With what Firebase says about the person. @throws what `login` throws */
  async loginWithFirebase(body: FirebaseLoginBody): Promise<Me> {
    return this.#enter('/auth/firebase', body)
  }

  async logout(): Promise<void> {
    await this.call({ method: 'post', url: '/auth/logout' })
  }

  /** Who is signed in. @throws SignedOutError if nobody is */
  async me(): Promise<Me> {
    return expectMe(await this.call({ url: '/auth/me' }))
  }

  /**
   * One page of what changed.
   *
   * @param since - the cursor of the last page; without it a snapshot begins
   */
  async orders(since: string | undefined, signal: AbortSignal): Promise<OrdersPage> {
    return expectPage(await this.call({ url: '/orders', params: { since }, signal }))
  }

  /** What the server keeps for this session, and what that has cost. */
  async sessionInfo(): Promise<SessionInfo> {
    return expectSessionInfo(await this.call({ url: '/admin/session-info' }))
  }

  /**
   * Any call of the API, for those parts of the dashboard that are loaded later.
   *
   * @returns the answer, still to be looked at
   */
  async call(request: AxiosRequestConfig): Promise<unknown> {
    try {
      const { data } = await this.#http.request<unknown>(request)
      return data
    } catch (thrown) {
      const error = apiErrorFrom(thrown)
      if (error instanceof SignedOutError) for (const listener of this.#signedOut) listener()
      if (isRefusal(error, 'SECOND_FACTOR_NEEDED')) {
        for (const listener of this.#factorNeeded) listener()
      }
      throw error
    }
  }

  async #enter(url: string, body: LoginBody | FirebaseLoginBody): Promise<Me> {
    try {
      const { data } = await this.#http.post<unknown>(url, body)
      return expectMe(data)
    } catch (thrown) {
      const error = apiErrorFrom(thrown)
      throw error instanceof SignedOutError ? new WrongCredentialsError({ cause: thrown }) : error
    }
  }
}

// A proxy's or hotel's log-in page also answers 200. Looking for the fields that everything hangs on tells
// such an answer from the desk's own, which the API has already checked against the contract.

/** @throws UnavailableError */
export function expectMe(data: unknown): Me {
  if (isMe(data)) return data
  throw notTheDesk()
}

function expectPage(data: unknown): OrdersPage {
  if (isPage(data)) return data
  throw notTheDesk()
}

function expectSessionInfo(data: unknown): SessionInfo {
  if (isSessionInfo(data)) return data
  throw notTheDesk()
}

function expectSignInConfig(data: unknown): SignInConfig {
  if (isSignInConfig(data)) return data
  throw notTheDesk()
}

function isSignInConfig(data: unknown): data is SignInConfig {
  return isRecord(data) && (data.firebase === null || isRecord(data.firebase))
}

function isMe(data: unknown): data is Me {
  return isRecord(data) && typeof data.email === 'string'
}

function isPage(data: unknown): data is OrdersPage {
  return (
    isRecord(data) &&
    typeof data.cursor === 'string' &&
    Array.isArray(data.orders) &&
    Array.isArray(data.deleted)
  )
}

function isSessionInfo(data: unknown): data is SessionInfo {
  return isRecord(data) && isRecord(data.ledger) && isRecord(data.cache)
}

/** The error for an answer that the API has not given. */
export function notTheDesk(): UnavailableError {
  return new UnavailableError(
    'Something between you and the server answered in its place. Check your connection.',
    undefined,
  )
}
