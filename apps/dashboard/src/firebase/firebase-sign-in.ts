// Signing in with Firebase in the browser. It is loaded when somebody is about to, and keeps nothing: what Firebase
// says is handed to the desk at once, whose session takes over.
import type { LoginBody, SignInConfig } from '@deltadesk/contract'
import { deleteApp, initializeApp } from 'firebase/app'
import {
  browserPopupRedirectResolver,
  GoogleAuthProvider,
  initializeAuth,
  inMemoryPersistence,
  signInWithEmailAndPassword,
  signInWithPopup,
  type UserCredential,
} from 'firebase/auth'
import { signInErrorFrom } from './sign-in-error-from.ts'
import type { FirebaseSignIn } from './use-firebase.ts'

/** Signs in with the project that the desk names. */
export function openFirebaseSignIn(config: NonNullable<SignInConfig['firebase']>): FirebaseSignIn {
  const { apiKey, authDomain, projectId } = config

  async function idTokenOf(
    enter: (auth: ReturnType<typeof initializeAuth>) => Promise<UserCredential>,
  ): Promise<string | undefined> {
    const app = initializeApp({ apiKey, authDomain, projectId }, 'deltadesk')
    try {
      const auth = initializeAuth(app, { persistence: inMemoryPersistence })
      const { user } = await enter(auth)
      return await user.getIdToken()
    } catch (thrown) {
      const error = signInErrorFrom(thrown)
      if (error === undefined) return undefined
      throw error
    } finally {
      await deleteApp(app)
    }
  }

  return {
    withPassword: ({ email, password }: LoginBody) =>
      idTokenOf((auth) => signInWithEmailAndPassword(auth, email, password)),
    withGoogle: () =>
      idTokenOf((auth) =>
        signInWithPopup(auth, new GoogleAuthProvider(), browserPopupRedirectResolver),
      ),
  }
}
