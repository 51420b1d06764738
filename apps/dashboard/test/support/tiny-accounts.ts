// An API with sessions and tokens in memory, over real HTTP, as far as the account page asks for them.
import type { IncomingMessage } from 'node:http'
import type { SessionSummary, TokenSummary } from '@deltadesk/contract'
import type { Test } from 'tap'
import { AccountApi } from '../../src/api/account-api.ts'
import { DeskApi } from '../../src/api/desk-api.ts'
import { answeringServer, json, problem } from './answering-server.ts'

export class TinyAccounts {
  sessions: SessionSummary[] = [sessionOf('here', true), sessionOf('phone'), sessionOf('café/1')]
  tokens: TokenSummary[] = [tokenOf('old')]
  /** What is answered instead, while it is set. */
  failure: { status: number; code: string; message: string } | undefined
  /** Method, path and body of each request. */
  readonly asked: string[] = []

  /** @returns the API's client, and what it talks to */
  static async listen(t: Test): Promise<{ accounts: TinyAccounts; api: AccountApi }> {
    const accounts = new TinyAccounts()
    const { origin } = await answeringServer(t, async (request, response) => {
      const { status, body } = accounts.#answer(request, await bodyOf(request))
      json(response, status, body)
    })
    return { accounts, api: new AccountApi(new DeskApi({ baseURL: `${origin}/api` })) }
  }

  #answer({ method, url = '' }: IncomingMessage, body: string): { status: number; body: unknown } {
    this.asked.push([method, url, body].filter(Boolean).join(' '))
    if (this.failure) {
      const { status, code, message } = this.failure
      return { status, body: problem(status, code, message) }
    }
    const id = decodeURIComponent(url.split('/')[4] ?? '')
    const isOne = (one: { id: string }) => one.id === id
    if (method === 'POST' && url === '/api/auth/tokens') {
      const token = tokenOf('new')
      this.tokens.unshift(token)
      return { status: 201, body: { token, secret: 'dd_secret' } }
    }
    if (method === 'DELETE' && id !== '' && ![...this.sessions, ...this.tokens].some(isOne)) {
      return { status: 404, body: problem(404, 'NOT_FOUND', 'There is none') }
    }
    if (method === 'DELETE') {
      const stays = (one: { id: string; current?: boolean }) =>
        id === '' ? one.current === true : !isOne(one)
      this.sessions = this.sessions.filter(stays)
      this.tokens = this.tokens.filter((token) => !isOne(token))
    }
    return { status: 200, body: { sessions: this.sessions, tokens: this.tokens } }
  }
}

function sessionOf(id: string, current = false): SessionSummary {
  const at = '2026-01-01T00:00:00.000Z'
  const times = { signedInAt: at, lastSeenAt: at, expiresAt: '2999-01-01T00:00:00.000Z' }
  return { id, ...times, client: null, address: '192.0.2.7', current }
}

function tokenOf(id: string): TokenSummary {
  return {
    id,
    name: id,
    scopes: ['orders:read'],
    createdAt: '2026-01-01T00:00:00.000Z',
    expiresAt: '2999-01-01T00:00:00.000Z',
    lastUsedAt: null,
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(Buffer.from(part))
  return Buffer.concat(parts).toString()
}
