// Signing in from a form: with a password, with the code of a second factor after it, or with Google.
import { onMounted, shallowReadonly, shallowRef } from 'vue'
import { isRefusal, WrongCredentialsError } from '../api/errors.ts'
import { useSessionStore } from './session-store.ts'
import { useAttempt } from './use-attempt.ts'

export function useEntering() {
  const session = useSessionStore()
  const { busy, failure, attempt, forgive } = useAttempt()
  const withGoogle = shallowRef(false)
  const awaitsCode = shallowRef(false)

  onMounted(async () => {
    withGoogle.value = (await session.waysIn())?.firebase?.google ?? false
  })

  /** @returns whether the person is signed in by it; what went wrong stands in `failure` */
  async function byPassword(email: string, password: string, code?: string): Promise<boolean> {
    const body = { email, password, ...(code !== undefined && { code }) }
    const entered = await attempt(() => session.signIn(body))
    const error = failure.value?.error
    if (isRefusal(error, 'CODE_REQUIRED')) {
      awaitsCode.value = true
      forgive()
    }
    if (error instanceof WrongCredentialsError) awaitsCode.value = false
    return entered ?? false
  }

  /** Back to the password. */
  function withoutCode(): void {
    awaitsCode.value = false
    forgive()
  }

  return {
    busy,
    failure,
    /** Whether Google's button is of use here. */
    withGoogle,
    /** The password was right, and has to be sent once more with a code. */
    awaitsCode: shallowReadonly(awaitsCode),
    byPassword,
    withoutCode,
    byGoogle: async () => (await attempt(() => session.signInWithGoogle())) ?? false,
  }
}
