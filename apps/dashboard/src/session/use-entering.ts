// Signing in from a form: one try at a time, and what the last one failed with.
import { onMounted, shallowRef } from 'vue'
import { useSessionStore } from './session-store.ts'

export function useEntering() {
  const session = useSessionStore()
  const busy = shallowRef(false)
  const failure = shallowRef<{ error: unknown; at: number }>()
  const withGoogle = shallowRef(false)

  onMounted(async () => {
    withGoogle.value = (await session.waysIn())?.firebase?.google ?? false
  })

  /** @returns whether the person is signed in by it; what went wrong stands in `failure` */
  async function enter(work: () => Promise<boolean>): Promise<boolean> {
    if (busy.value) return false
    busy.value = true
    failure.value = undefined
    try {
      return await work()
    } catch (error) {
      failure.value = { error, at: Date.now() }
      return false
    } finally {
      busy.value = false
    }
  }

  return {
    busy,
    failure,
    /** Whether Google's button is of use here. */
    withGoogle,
    byPassword: (email: string, password: string) =>
      enter(() => session.signIn({ email, password })),
    byGoogle: () => enter(() => session.signInWithGoogle()),
  }
}
