// How admins prove who they are: by a password that the desk keeps the hash of, or to Firebase Authentication.
import type { ConfigProblem } from './config-error.ts'
import type { Environment } from './environment.ts'

export type AuthConfig =
  | {
      readonly provider: 'password'
      /** Whether every account has to have a second factor, or may. */
      readonly secondFactor: 'required' | 'optional'
    }
  | {
      readonly provider: 'firebase'
      /** Of the web app: it names the project to Firebase and opens nothing. */
      readonly apiKey: string
      readonly authDomain: string
      readonly projectId: string
      /** Whether one may sign in with a Google account. */
      readonly google: boolean
    }

type Variables = Pick<
  Environment,
  | 'NODE_ENV'
  | 'AUTH_PROVIDER'
  | 'SECOND_FACTOR'
  | 'FIREBASE_WEB_API_KEY'
  | 'FIREBASE_AUTH_DOMAIN'
  | 'FIREBASE_GOOGLE_SIGN_IN'
  | 'FIREBASE_AUTH_EMULATOR_HOST'
>

export function authConfig(
  values: Variables,
  projectId: string,
  problems: ConfigProblem[],
): AuthConfig {
  if (values.AUTH_PROVIDER === 'password') {
    const secondFactor =
      values.SECOND_FACTOR ?? (values.NODE_ENV === 'production' ? 'required' : 'optional')
    return Object.freeze({ provider: 'password', secondFactor })
  }
  if (values.SECOND_FACTOR !== undefined) {
    const fault = 'is for AUTH_PROVIDER=password: with Firebase it is Firebase that asks for one'
    problems.push({ variable: 'SECOND_FACTOR', fault })
  }
  const { FIREBASE_WEB_API_KEY: apiKey, FIREBASE_AUTH_DOMAIN: domain } = values
  if (apiKey === undefined) {
    const fault = 'is missing: AUTH_PROVIDER=firebase needs the Web API key of the project'
    problems.push({ variable: 'FIREBASE_WEB_API_KEY', fault })
  }
  if (values.NODE_ENV === 'production' && values.FIREBASE_AUTH_EMULATOR_HOST !== undefined) {
    const fault = 'must not be set in production: with it firebase-admin checks no signature'
    problems.push({ variable: 'FIREBASE_AUTH_EMULATOR_HOST', fault })
  }
  return Object.freeze({
    provider: 'firebase',
    apiKey: apiKey ?? '',
    authDomain: domain ?? `${projectId}.firebaseapp.com`,
    projectId,
    google: values.FIREBASE_GOOGLE_SIGN_IN === 'on',
  })
}
