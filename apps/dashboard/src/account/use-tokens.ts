// The API tokens of the account. A secret is held here from its making until somebody says that they have stored it:
// the server tells it once, and keeps no copy.
import type { NewToken, NewTokenBody } from '@deltadesk/contract'
import { shallowReadonly, shallowRef } from 'vue'
import type { AccountApi } from '../api/account-api.ts'
import { useOwnList } from './own-list.ts'

export function useTokens(api: AccountApi) {
  const { items, failure, load, add, remove } = useOwnList(() => api.tokens())
  const fresh = shallowRef<NewToken>()

  /** @throws ApiError; there is no token then */
  async function create(body: NewTokenBody): Promise<void> {
    const made = await api.createToken(body)
    fresh.value = made
    add(made.token)
  }

  /** @throws ApiError; the token still opens what it opened then */
  async function revoke(id: string): Promise<void> {
    await remove([id], () => api.revokeToken(id))
    if (fresh.value?.token.id === id) fresh.value = undefined
  }

  /** Forgets the secret that was shown. */
  function forget(): void {
    fresh.value = undefined
  }

  return { tokens: items, fresh: shallowReadonly(fresh), failure, load, create, revoke, forget }
}
