// Who is signed in. The session itself lives on the server behind an HttpOnly cookie; this store only knows
// what the server last said about it.
import type { LoginBody, Me } from '@deltadesk/contract'
import { until } from '@vueuse/core'
import { defineStore } from 'pinia'
import { computed, onScopeDispose, shallowRef } from 'vue'
import { ApiError, SignedOutError } from '../api/errors.ts'
import { useDeskApi } from '../api/use-desk-api.ts'

export const useSessionStore = defineStore('session', () => {
  const api = useDeskApi()
  /** `undefined` until the server has said it, `null` if nobody is signed in. */
  const me = shallowRef<Me | null>()
  /** Whether the server ended the session, rather than the person. */
  const ended = shallowRef(false)
  /** Why it is not known yet who is signed in. */
  const restoreError = shallowRef<ApiError>()
  const signedIn = computed(() => Boolean(me.value))

  onScopeDispose(
    api.onSignedOut(() => {
      ended.value = signedIn.value
      me.value = null
    }),
  )

  /** Asks who is signed in. Never rejects: what went wrong stands in `restoreError`. */
  async function restore(): Promise<void> {
    restoreError.value = undefined
    try {
      me.value = await api.me()
    } catch (error) {
      if (error instanceof SignedOutError) return // the listener above has written it down
      if (!(error instanceof ApiError)) throw error
      restoreError.value = error
    }
  }

  /** Resolves once it is known whether somebody is signed in, however long that takes. */
  async function known(): Promise<void> {
    await until(me).not.toBeUndefined()
  }

  /** @throws ApiError of the kind that `DeskApi.login` throws */
  async function signIn(body: LoginBody): Promise<void> {
    me.value = await api.login(body)
    ended.value = false
  }

  /**
   * Ends the session on the server, then forgets it here.
   *
   * @throws ApiError if the server could not be told: the person is still signed in then, and has to know it
   */
  async function signOut(): Promise<void> {
    try {
      await api.logout()
    } catch (error) {
      if (!(error instanceof SignedOutError)) throw error
    }
    me.value = null
    ended.value = false
  }

  return { me, ended, restoreError, signedIn, restore, known, signIn, signOut }
})
