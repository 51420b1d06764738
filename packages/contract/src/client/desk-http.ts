// One call over HTTP with the platform's own fetch, in Node as in a browser. It knows nothing of single operations.
import type { Endpoint } from '../endpoints.ts'
import { DeskError } from './desk-error.ts'

/** A first sync of many orders takes a while; beyond this a call hangs. */
const PATIENCE_MS = 30_000

export interface DeskClientOptions {
  /** Where the desk is: `https://desk.example.com`; empty for the origin of the page. */
  readonly url: string
  /** An API token; without one the session counts that `signIn` begins, or that the browser has. */
  readonly token?: string
  /** `name=value`, of a session that was begun elsewhere. Not in a browser, which keeps its own. */
  readonly cookie?: string
  /** Milliseconds, for calls that don't say it. */
  readonly timeoutMs?: number
}

/** What may stand beside the fields of any call. */
export interface CallOptions {
  readonly signal?: AbortSignal | undefined
  readonly timeoutMs?: number | undefined
}

export class DeskHttp {
  readonly #url: string
  readonly #token: string | undefined
  readonly #timeoutMs: number
  /** Where the platform keeps none itself, which a browser does. */
  readonly #cookies = new Map<string, string>()

  constructor({ url, token, cookie = '', timeoutMs = PATIENCE_MS }: DeskClientOptions) {
    this.#url = url.replace(/\/+$/, '')
    this.#token = token
    this.#timeoutMs = timeoutMs
    this.#keep(cookie)
  }

  /** @returns the answer, taken at its word; undefined where it has no body */
  async call({ method, url }: Endpoint, given: CallOptions = {}) {
    const { signal, timeoutMs = this.#timeoutMs, ...fields } = given
    const rest = new Map<string, unknown>(Object.entries(fields))
    const path = url.replace(/:(\w+)/g, (_all, name: string) => {
      const value = String(rest.get(name))
      rest.delete(name)
      return encodeURIComponent(value)
    })
    const limit = AbortSignal.timeout(timeoutMs)
    const request: RequestInit = {
      method,
      headers: this.#headers(method === 'POST'),
      credentials: this.#token === undefined ? 'include' : 'omit',
      // The desk never redirects, and what is sent is for nobody else.
      redirect: 'error',
      signal: signal === undefined ? limit : AbortSignal.any([signal, limit]),
    }
    if (method === 'POST') request.body = JSON.stringify(Object.fromEntries(rest))
    const query = method === 'POST' ? '' : queryOf(rest)
    try {
      return await this.#take(await fetch(`${this.#url}${path}${query}`, request))
    } catch (error) {
      if (error instanceof DeskError || signal?.aborted) throw error
      if (limit.aborted) {
        const message = `The desk did not answer within ${timeoutMs} ms`
        throw new DeskError(message, { code: 'TIME_LIMIT' }, { cause: error })
      }
      const message = 'The desk can’t be reached'
      throw new DeskError(message, { code: 'UNREACHABLE' }, { cause: error })
    }
  }

  #headers(hasBody: boolean): Record<string, string> {
    const cookies = [...this.#cookies].map((pair) => pair.join('='))
    return {
      accept: 'application/json',
      ...(hasBody && { 'content-type': 'application/json' }),
      ...(this.#token !== undefined && { authorization: `Bearer ${this.#token}` }),
      ...(cookies.length > 0 && { cookie: cookies.join('; ') }),
    }
  }

  async #take(answer: Response) {
    const text = await answer.text()
    for (const line of answer.headers.getSetCookie()) this.#keep(line)
    if (answer.status === 204) return
    const body = parsed(text)
    if (answer.ok && body !== undefined) return body
    const { status: statusCode } = answer
    const { code = 'NOT_THE_DESK', message } = answer.ok ? {} : (body ?? {})
    throw new DeskError(message ?? `Something else answered, with the status ${statusCode}`, {
      code,
      statusCode,
      retryAfterSeconds: Number(answer.headers.get('retry-after')) || undefined,
    })
  }

  #keep(line: string): void {
    const [, name, value = ''] = /^([^=;]+)=([^;]*)/.exec(line) ?? []
    if (name === undefined) return
    if (value === '') this.#cookies.delete(name)
    else this.#cookies.set(name, value)
  }
}

function queryOf(fields: ReadonlyMap<string, unknown>): string {
  const query = new URLSearchParams()
  for (const [name, value] of fields) if (value !== undefined) query.set(name, String(value))
  return query.size > 0 ? `?${query}` : ''
}

/** Undefined for what is no JSON: a proxy's page for people. */
function parsed(text: string) {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
