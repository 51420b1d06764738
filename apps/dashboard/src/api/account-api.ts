// The calls about the account itself: its sessions, its API tokens and its password. Apart from `desk-api.ts`, so that
// they come with the account page rather than with every page.
import type {
  NewToken,
  NewTokenBody,
  PasswordBody,
  SessionSummary,
  TokenSummary,
} from '@deltadesk/contract'
import { isRecord } from '../outside/record.ts'
import { type DeskApi, notTheDesk } from './desk-api.ts'

/** Every method rejects with an `ApiError`. */
export class AccountApi {
  readonly #desk: Pick<DeskApi, 'call'>

  constructor(desk: Pick<DeskApi, 'call'>) {
    this.#desk = desk
  }

  /** The one seen last comes first. */
  async sessions(): Promise<readonly SessionSummary[]> {
    const data = await this.#desk.call({ url: '/auth/sessions' })
    return expectList(isRecord(data) ? data.sessions : undefined, isSession)
  }

  async endSession(id: string): Promise<void> {
    await this.#desk.call({ method: 'delete', url: `/auth/sessions/${encodeURIComponent(id)}` })
  }

  /** Ends all but the one that asks. */
  async endOtherSessions(): Promise<void> {
    await this.#desk.call({ method: 'delete', url: '/auth/sessions' })
  }

  /** The newest comes first. */
  async tokens(): Promise<readonly TokenSummary[]> {
    const data = await this.#desk.call({ url: '/auth/tokens' })
    return expectList(isRecord(data) ? data.tokens : undefined, isToken)
  }

  async createToken(body: NewTokenBody): Promise<NewToken> {
    const data = await this.#desk.call({ method: 'post', url: '/auth/tokens', data: body })
    if (isNewToken(data)) return data
    throw notTheDesk()
  }

  async revokeToken(id: string): Promise<void> {
    await this.#desk.call({ method: 'delete', url: `/auth/tokens/${encodeURIComponent(id)}` })
  }

  async changePassword(body: PasswordBody): Promise<void> {
    await this.#desk.call({ method: 'post', url: '/auth/password', data: body })
  }
}

function expectList<One>(list: unknown, isOne: (value: unknown) => value is One): readonly One[] {
  if (Array.isArray(list) && list.every(isOne)) return list
  throw notTheDesk()
}

function isSession(value: unknown): value is SessionSummary {
  return isRecord(value) && typeof value.id === 'string' && typeof value.lastSeenAt === 'string'
}

function isToken(value: unknown): value is TokenSummary {
  return isRecord(value) && typeof value.id === 'string' && Array.isArray(value.scopes)
}

function isNewToken(value: unknown): value is NewToken {
  return isRecord(value) && typeof value.secret === 'string' && isToken(value.token)
}
