// Where Firebase comes in, once it is asked for: its code is a chunk of its own, which a desk with passwords never loads.
import type { LoginBody, SignInConfig } from '@deltadesk/contract'

/** What a person can do with Firebase: get its word for who they are, or undefined if they change their mind. */
export interface FirebaseSignIn {
  withPassword(body: LoginBody): Promise<string | undefined>
  withGoogle(): Promise<string | undefined>
}

export type LoadFirebase = (
  config: NonNullable<SignInConfig['firebase']>,
) => Promise<FirebaseSignIn>

export const loadFirebase: LoadFirebase = async (config) => {
  const { openFirebaseSignIn } = await import('./firebase-sign-in.ts')
  return openFirebaseSignIn(config)
}
