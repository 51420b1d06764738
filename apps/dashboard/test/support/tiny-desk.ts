// The desk's API in small: one session and one history of orders, over real HTTP. It can be told to fail.
import type { IncomingMessage } from 'node:http'
import type { Test } from 'tap'
import { answeringServer, json, problem } from './answering-server.ts'
import { OrderHistory } from './order-history.ts'

export { orderOf } from './order-history.ts'

interface Answered {
  status: number
  body: unknown
}

const BY_PASSWORD: Answered = { status: 200, body: { provider: 'password', firebase: null } }

export class TinyDesk extends OrderHistory {
  signedIn = true
  email = 'ana@example.com'
  /** Demands a second factor, which the account has not got. */
  needsSecondFactor = false
  expiresAt = '2999-01-01T00:00:00.000Z'
  /** Answered instead of orders, while set. */
  failure: Answered | undefined
  /** Answered instead of who is signed in, while set. */
  meFailure: Answered | undefined
  /** The `since` of each request for orders, `null` for none. */
  readonly asked: (string | null)[] = []
  origin = ''
  close: () => void = () => {}

  static async listen(t: Test): Promise<TinyDesk> {
    const desk = new TinyDesk()
    const { origin, close } = await answeringServer(t, (request, response) => {
      const { status, body } = desk.#answer(request)
      json(response, status, body)
    })
    desk.origin = origin
    desk.close = close
    return desk
  }

  #answer(request: IncomingMessage): Answered {
    const { pathname, searchParams } = new URL(request.url ?? '/', this.origin)
    if (pathname === '/api/auth/config') return BY_PASSWORD
    if (pathname === '/api/auth/login') this.signedIn = true
    if (!this.signedIn) return { status: 401, body: problem(401, 'SIGNED_OUT', 'Sign in') }
    if (pathname === '/api/orders' && this.needsSecondFactor) {
      return { status: 403, body: problem(403, 'SECOND_FACTOR_NEEDED', 'Set one up') }
    }
    if (pathname === '/api/orders') return this.#answerOrders(searchParams.get('since'))
    if (pathname === '/api/auth/logout') this.signedIn = false
    if (pathname === '/api/auth/me' && this.meFailure) return this.meFailure
    const { email, expiresAt, needsSecondFactor } = this
    const times = { signedInAt: '2026-01-01T00:00:00.000Z', expiresAt, idleSeconds: 7200 }
    return { status: 200, body: { email, ...times, needsSecondFactor } }
  }

  #answerOrders(since: string | null): Answered {
    this.asked.push(since)
    return this.failure ?? { status: 200, body: this.pageSince(since ?? undefined) }
  }
}
