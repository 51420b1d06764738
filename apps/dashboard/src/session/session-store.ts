// Who is signed in. The session itself lives on the server behind an HttpOnly cookie; this store only knows
// what the server last said about it, and until it has said anything goes by who was signed in last.
import type { LoginBody, Me, SignInConfig } from '@deltadesk/contract'
import { until, useEventListener } from '@vueuse/core'
import { defineStore } from 'pinia'
import { computed, onScopeDispose, shallowRef } from 'vue'
import { ApiError, SignedOutError } from '../api/errors.ts'
import { useDeskApi } from '../api/use-desk-api.ts'
import { MEMORY_KEY, useAccountMemory } from './account-memory.ts'
import type { Standing } from './standing.ts'
import { WayIn } from './way-in.ts'

export const useSessionStore = defineStore('session', () => {
  const api = useDeskApi()
  const memory = useAccountMemory()
  const wayIn = new WayIn(api)
  /** `undefined` while nobody can say it, `null` if nobody is signed in. */
  const me = shallowRef<Me | null>()
  /** Whether the server has said who `me` is; otherwise it is who was signed in here last. */
  const confirmed = shallowRef(false)
  /** Whether the server ended the session, rather than the person. */
  const ended = shallowRef(false)
  /** Why it is not known yet who is signed in. */
  const restoreError = shallowRef<ApiError>()
  const signedIn = computed(() => Boolean(me.value))
  const standing = computed((): Standing => {
    if (!me.value) return 'signed-out'
    return me.value.needsSecondFactor ? 'setting-up' : 'signed-in'
  })
  /** Counts what settles who is signed in, so that a late answer from before is passed over. */
  let settled = 0
  /** Questions under way. */
  let asking = 0

  onScopeDispose(
    api.onSignedOut(() => {
      if (me.value === null) return // one of several calls that were under way
      const had = signedIn.value
      settle(null)
      ended.value = had
    }),
  )
  onScopeDispose(
    api.onSecondFactorNeeded(() => {
      // Also the answer to whoever wants to do without a demanded factor: who is signed in tells the two apart.
      if (asking === 0) void restore()
    }),
  )
  useEventListener('online', confirm)
  // Another tab has signed in or out.
  useEventListener('storage', ({ key }) => {
    if (key === MEMORY_KEY) void restore()
  })

  function settle(next: Me | null): void {
    settled++
    me.value = next
    confirmed.value = true
    restoreError.value = undefined
    ended.value = false
    if (next) memory.remember(next)
    else memory.forget()
  }

  /** Asks the server whether who is shown is signed in, unless it has said so or is being asked. */
  function confirm(): void {
    if (!confirmed.value && me.value && asking === 0) void restore()
  }

  /** Asks who is signed in. Never rejects: what went wrong stands in `restoreError`. */
  async function restore(): Promise<void> {
    restoreError.value = undefined
    me.value ??= me.value === undefined ? memory.recall(Date.now()) : null
    const before = settled
    asking++
    try {
      const found = await api.me()
      if (settled === before) settle(found)
    } catch (error) {
      if (error instanceof SignedOutError) return // the listener above has written it down
      if (!(error instanceof ApiError)) throw error
      // Who was signed in last goes on with what was kept; the sync line says that there is trouble.
      if (me.value === undefined) restoreError.value = error
    } finally {
      asking--
    }
  }

  /** Resolves once it is known whether somebody is signed in, however long that takes. */
  async function known(): Promise<void> {
    await until(me).not.toBeUndefined()
  }

  /** @returns whether it was done. @throws ApiError of the kind that `DeskApi.login` throws */
  async function signIn(body: LoginBody): Promise<boolean> {
    return enter(await wayIn.enter(body))
  }

  /** @returns false if the person has closed Google's window. @throws ApiError as `signIn` does */
  async function signInWithGoogle(): Promise<boolean> {
    return enter(await wayIn.enterWithGoogle())
  }

  function enter(entered: Me | undefined): boolean {
    if (entered) settle(entered)
    return entered !== undefined
  }

  /** The server has begun another session for who is signed in. */
  function renewed(next: Me): void {
    settle(next)
  }

  /** How one signs in here; undefined as long as nobody can say it. */
  async function waysIn(): Promise<SignInConfig | undefined> {
    try {
      return await wayIn.config()
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      return undefined
    }
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
    settle(null)
  }

  return {
    me,
    confirmed,
    ended,
    restoreError,
    signedIn,
    standing,
    restore,
    confirm,
    known,
    signIn,
    signInWithGoogle,
    renewed,
    waysIn,
    signOut,
  }
})
