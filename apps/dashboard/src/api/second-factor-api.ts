// The calls about the second factor of the account. Apart from `desk-api.ts`, so that they come with the pages that
// make them rather than with every page.
import type {
  ConfirmedFactor,
  ConfirmFactorBody,
  Me,
  NewFactor,
  ProofBody,
  SecondFactorState,
} from '@deltadesk/contract'
import { isRecord } from '../outside/record.ts'
import { type DeskApi, expectMe, notTheDesk } from './desk-api.ts'

const URL = '/auth/second-factor'

/** Every method rejects with an `ApiError`; those that take a proof, with one that says what was wrong with it. */
export class SecondFactorApi {
  readonly #desk: Pick<DeskApi, 'call'>

  constructor(desk: Pick<DeskApi, 'call'>) {
    this.#desk = desk
  }

  async state(): Promise<SecondFactorState> {
    const data = await this.#desk.call({ url: URL })
    if (isState(data)) return data
    throw notTheDesk()
  }

  /** A secret for an app; nothing changes before it is confirmed. */
  async begin(proof: ProofBody): Promise<NewFactor> {
    const data = await this.#post(URL, proof)
    if (isNewFactor(data)) return data
    throw notTheDesk()
  }

  /** Ends all other sessions. @throws RefusedError with `SETUP_EXPIRED` if it has to be begun anew */
  async confirm(body: ConfirmFactorBody): Promise<ConfirmedFactor> {
    const data = await this.#post(`${URL}/confirmation`, body)
    const { me, recoveryCodes } = isRecord(data) ? data : {}
    return { me: expectMe(me), recoveryCodes: expectCodes(recoveryCodes) }
  }

  /** The earlier ones are worth nothing then. */
  async renewRecoveryCodes(proof: ProofBody): Promise<readonly string[]> {
    const data = await this.#post(`${URL}/recovery-codes`, proof)
    return expectCodes(isRecord(data) ? data.recoveryCodes : undefined)
  }

  /** Ends all other sessions. */
  async remove(proof: ProofBody): Promise<Me> {
    return expectMe(await this.#post(`${URL}/removal`, proof))
  }

  #post(url: string, data: ProofBody | ConfirmFactorBody): Promise<unknown> {
    return this.#desk.call({ method: 'post', url, data })
  }
}

function expectCodes(codes: unknown): string[] {
  if (Array.isArray(codes) && codes.every((code) => typeof code === 'string')) return codes
  throw notTheDesk()
}

function isState(data: unknown): data is SecondFactorState {
  return isRecord(data) && typeof data.on === 'boolean' && typeof data.required === 'boolean'
}

function isNewFactor(data: unknown): data is NewFactor {
  return isRecord(data) && typeof data.secret === 'string' && typeof data.uri === 'string'
}
