// Session cookies: where sessions live in Redis one for all instances, else one for each.
import { HttpAnswerError } from '@deltadesk/sync'
import type { ApiProcess } from './api-process.ts'
import type { Findings } from './findings.ts'
import { ACCOUNT } from './shop.ts'

export class SignIns {
  readonly #cookies = new Map<string, Promise<string>>()
  /** The last one that was refused, since several may have asked with it. */
  readonly #refused = new Map<string, string>()
  readonly #areShared: boolean
  readonly #findings: Findings

  constructor(areShared: boolean, findings: Findings) {
    this.#areShared = areShared
    this.#findings = findings
  }

  /** @throws HttpAnswerError for a sign-in that is refused; else what `fetch` throws */
  cookieFor(instance: ApiProcess, signal: AbortSignal): Promise<string> {
    const scope = this.#scope(instance)
    const known = this.#cookies.get(scope)
    if (known !== undefined) return known
    const cookie = this.#signIn(instance, signal)
    this.#cookies.set(scope, cookie)
    // Only what worked is kept.
    cookie.catch(() => {
      if (this.#cookies.get(scope) === cookie) this.#cookies.delete(scope)
    })
    return cookie
  }

  /** `cookie` was refused there: the next one to ask signs in again. */
  forget(instance: ApiProcess, cookie: string): void {
    const scope = this.#scope(instance)
    if (this.#refused.get(scope) === cookie) return
    this.#refused.set(scope, cookie)
    this.#cookies.delete(scope)
  }

  async #signIn(instance: ApiProcess, signal: AbortSignal): Promise<string> {
    const answer = await fetch(`${instance.url}/api/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(ACCOUNT),
      signal,
    })
    const text = await answer.text()
    if (!answer.ok) {
      const seconds = answer.headers.get('retry-after')
      const problem = { code: 'SIGN_IN', message: `sign-in refused: ${text}` }
      const retryAfter = seconds === null ? undefined : Number(seconds)
      throw new HttpAnswerError(answer.status, problem, retryAfter)
    }
    this.#findings.count('sign-ins')
    const [header = ''] = answer.headers.getSetCookie()
    const [cookie = ''] = header.split(';', 1)
    return cookie
  }

  #scope({ name }: ApiProcess): string {
    return this.#areShared ? 'all' : name
  }
}
