// The common way for a program to get its pages: GET over HTTP with the platform's own fetch, in Node as in a
// browser.
import type { DeltaPage, Versioned } from '../replica/page.ts'

/** The server answered, but not with a page. */
export class HttpAnswerError extends Error {
  readonly status: number
  /** The API's own word for what is wrong, or `HTTP_<status>` where it gave none. */
  readonly code: string
  readonly retryAfterSeconds: number | undefined

  constructor(
    status: number,
    problem: { readonly code?: string; readonly message?: string },
    retryAfterSeconds: number | undefined,
  ) {
    super(problem.message ?? `The server answered with the status ${status}`)
    this.name = 'HttpAnswerError'
    this.status = status
    this.code = problem.code ?? `HTTP_${status}`
    this.retryAfterSeconds = retryAfterSeconds
  }
}

/**
 * Makes the `fetchPage` of a SyncClient.
 *
 * @typeParam T - what the orders of this server look like; taken at its word
 * @param url - of the orders, without `since`
 * @param headers - that let this program in: a session cookie, a token
 */
export function httpPages<T extends Versioned>(
  url: string,
  headers: Readonly<Record<string, string>> = {},
): (since: string | undefined, signal: AbortSignal) => Promise<DeltaPage<T>> {
  return async (since, signal) => {
    const asked = new URL(url)
    if (since !== undefined) asked.searchParams.set('since', since)
    const answer = await fetch(asked, {
      headers: { accept: 'application/json', ...headers },
      signal,
    })
    const text = await answer.text()
    if (answer.ok) return JSON.parse(text)
    const retryAfter = parseRetryAfter(answer.headers.get('retry-after'), Date.now())
    throw new HttpAnswerError(answer.status, problemIn(text), retryAfter)
  }
}

/**
 * The seconds that a Retry-After header asks for, in either of its forms; undefined for what is neither.
 *
 * @param now - milliseconds since 1970
 */
export function parseRetryAfter(header: unknown, now: number): number | undefined {
  if (typeof header !== 'string') return undefined
  if (/^\d{1,6}$/.test(header)) return Number(header)
  const seconds = Math.ceil((Date.parse(header) - now) / 1000)
  return seconds > 0 ? seconds : undefined
}

/** Something in between may answer in the API's place, with a page for people. */
function problemIn(text: string): { code?: string; message?: string } {
  try {
    return JSON.parse(text) ?? {}
  } catch {
    return {}
  }
}
