// An API with one account and its second factor, over real HTTP, as far as the dashboard asks for it.
import type { Me } from '@deltadesk/contract'
import type { Test } from 'tap'
import { DeskApi } from '../../src/api/desk-api.ts'
import { SecondFactorApi } from '../../src/api/second-factor-api.ts'
import { answeringServer, json, problem } from './answering-server.ts'

export const ME: Me = {
  email: 'ana@example.com',
  signedInAt: '2026-01-01T00:00:00.000Z',
  expiresAt: '2999-01-01T00:00:00.000Z',
  idleSeconds: 7200,
  needsSecondFactor: false,
}

export class TinyFactor {
  on = false
  /** What is answered instead, while it is set. */
  failure: { status: number; code: string } | undefined

  /** @returns the API's client, and what it talks to */
  static async listen(t: Test): Promise<{ desk: TinyFactor; api: SecondFactorApi }> {
    const desk = new TinyFactor()
    const { origin } = await answeringServer(t, ({ method, url = '' }, response) => {
      const { status, body } = desk.#answer(`${method} ${url.replace('/api/auth/', '')}`)
      json(response, status, body)
    })
    return { desk, api: new SecondFactorApi(new DeskApi({ baseURL: `${origin}/api` })) }
  }

  #answer(asked: string): { status: number; body: unknown } {
    if (this.failure) {
      const { status, code } = this.failure
      return { status, body: problem(status, code, 'No') }
    }
    const recoveryCodes = ['K7QM-2XVD-9RTA-C4WH-ZN3E-PB6F']
    switch (asked) {
      case 'GET second-factor':
        return { status: 200, body: this.#state() }
      case 'POST second-factor':
        return { status: 201, body: { secret: 'JBSWY3DP', uri: 'otpauth://totp/x', expiresAt: '' } }
      case 'POST second-factor/confirmation':
        this.on = true
        return { status: 200, body: { me: ME, recoveryCodes } }
      case 'POST second-factor/recovery-codes':
        return { status: 200, body: { recoveryCodes } }
      case 'POST second-factor/removal':
        this.on = false
        return { status: 200, body: ME }
      default:
        return { status: 404, body: problem(404, 'NOT_FOUND', asked) }
    }
  }

  #state() {
    const since = this.on ? '2026-01-01T00:00:00.000Z' : null
    return { on: this.on, since, recoveryCodesLeft: this.on ? 10 : 0, required: false }
  }
}
