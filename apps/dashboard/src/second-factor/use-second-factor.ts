// The second factor of the account: how it is, and the way to another one. A secret and recovery codes are held here
// from their making until somebody says that they have them: the server tells them once.
import type {
  ConfirmFactorBody,
  Me,
  NewFactor,
  ProofBody,
  SecondFactorState,
} from '@deltadesk/contract'
import { shallowReadonly, shallowRef } from 'vue'
import { isRefusal } from '../api/errors.ts'
import type { SecondFactorApi } from '../api/second-factor-api.ts'
import { useAttempt } from '../session/use-attempt.ts'

/** @param renewed - told when the server has begun another session, and ended all others */
export function useSecondFactor(api: SecondFactorApi, renewed: (me: Me) => void) {
  const { busy, failure, attempt, forgive } = useAttempt()
  const state = shallowRef<SecondFactorState>()
  const stateFailure = shallowRef<unknown>()
  const fresh = shallowRef<NewFactor>()
  const recoveryCodes = shallowRef<readonly string[]>()
  const expired = shallowRef(false)

  /** Never rejects: what went wrong stands in `stateFailure`, and what was there stays. */
  async function load(): Promise<void> {
    try {
      state.value = await api.state()
      stateFailure.value = undefined
    } catch (error) {
      stateFailure.value = error
    }
  }

  /** @returns whether there is a secret now, to be put into an app and confirmed */
  async function begin(proof: ProofBody): Promise<boolean> {
    const made = await attempt(() => api.begin(proof))
    if (made === undefined) return false
    fresh.value = made
    expired.value = false
    return true
  }

  /** @returns whether the factor is on now, and there are recovery codes to be kept */
  async function confirm(body: ConfirmFactorBody): Promise<boolean> {
    const confirmed = await attempt(() => api.confirm(body))
    if (confirmed === undefined) {
      if (isRefusal(failure.value?.error, 'SETUP_EXPIRED')) giveUp(true)
      return false
    }
    fresh.value = undefined
    recoveryCodes.value = confirmed.recoveryCodes
    renewed(confirmed.me)
    return true
  }

  /** @returns whether there are other recovery codes to be kept */
  async function renewRecoveryCodes(proof: ProofBody): Promise<boolean> {
    const codes = await attempt(() => api.renewRecoveryCodes(proof))
    if (codes === undefined) return false
    recoveryCodes.value = codes
    return true
  }

  /** @returns whether the password alone is enough from now on */
  async function remove(proof: ProofBody): Promise<boolean> {
    const me = await attempt(() => api.remove(proof))
    if (me === undefined) return false
    renewed(me)
    return true
  }

  /** Leaves everything as it was before `begin`. */
  function giveUp(asItExpired = false): void {
    fresh.value = undefined
    expired.value = asItExpired
    forgive()
  }

  /** Forgets the recovery codes that were shown. */
  function forgetCodes(): void {
    recoveryCodes.value = undefined
  }

  return {
    /** Undefined until it has come. */
    state: shallowReadonly(state),
    stateFailure: shallowReadonly(stateFailure),
    busy,
    failure,
    /** What is to be put into an app, until it is confirmed. */
    fresh: shallowReadonly(fresh),
    /** The set-up took too long, and has to be begun anew. */
    expired: shallowReadonly(expired),
    recoveryCodes: shallowReadonly(recoveryCodes),
    ...{ load, begin, confirm, renewRecoveryCodes, remove, giveUp, forgetCodes, forgive },
  }
}

export type SecondFactor = ReturnType<typeof useSecondFactor>
