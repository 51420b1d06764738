// Signing in and out, who is signed in, and a new password.
import { FirebaseLoginBody, LoginBody, Me, PasswordBody, SignInConfig } from '../auth.ts'
import { ENDPOINTS } from '../endpoints.ts'
import { NoContent, type Operation, PROBLEMS } from './operation.ts'

export const EXAMPLE_ME = {
  email: 'ada@shop.example',
  signedInAt: '2026-11-23T20:00:00.000Z',
  expiresAt: '2026-11-24T20:00:00.000Z',
  idleSeconds: 7200,
  needsSecondFactor: false,
}

export const signInOperations = {
  getSignInConfig: {
    ...ENDPOINTS.getSignInConfig,
    tag: 'Signing in',
    summary: 'How one signs in on this desk',
    description:
      'With a password, or with Firebase and what a browser needs for it. Nothing in it is secret.',
    access: 'anyone',
    schema: { response: { 200: SignInConfig, ...PROBLEMS } },
    answer: 'The way to sign in',
    errors: [],
    example: { answer: { provider: 'password', firebase: null } },
  },
  signIn: {
    ...ENDPOINTS.signIn,
    tag: 'Signing in',
    summary: 'Sign in with a password',
    description:
      'Begins a session. An account with a second factor is answered `CODE_REQUIRED` until `code` comes with the password. Where admins sign in with Firebase it is refused with `OTHER_SIGN_IN`.',
    access: 'anyone',
    schema: { body: LoginBody, response: { 200: Me, ...PROBLEMS } },
    cookie: 'sets',
    answer: 'Who is signed in now',
    errors: [
      ...(['HTTPS_REQUIRED', 'WRONG_CREDENTIALS', 'INSUFFICIENT_SCOPE', 'OTHER_SIGN_IN'] as const),
      ...(['CODE_REQUIRED', 'WRONG_CODE'] as const),
      ...(['TOO_MANY_TRIES', 'SIGN_IN_BUSY', 'ACCOUNTS_UNAVAILABLE'] as const),
    ],
    example: {
      body: { email: 'ada@shop.example', password: 'correct horse battery' },
      answer: EXAMPLE_ME,
    },
  },
  signInWithFirebase: {
    ...ENDPOINTS.signInWithFirebase,
    tag: 'Signing in',
    summary: 'Sign in with an ID token of Firebase',
    description:
      'Begins a session, for an admin whom Firebase vouches for. Where admins sign in with a password it is refused with `OTHER_SIGN_IN`.',
    access: 'anyone',
    schema: { body: FirebaseLoginBody, response: { 200: Me, ...PROBLEMS } },
    cookie: 'sets',
    answer: 'Who is signed in now',
    errors: [
      ...(['HTTPS_REQUIRED', 'WRONG_ID_TOKEN', 'NOT_AN_ADMIN', 'INSUFFICIENT_SCOPE'] as const),
      ...(['OTHER_SIGN_IN', 'TOO_MANY_TRIES', 'FIREBASE_UNAVAILABLE'] as const),
    ],
    example: {
      body: { idToken: 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhZGEifQ.c2ln' },
      answer: EXAMPLE_ME,
    },
  },
  getMe: {
    ...ENDPOINTS.getMe,
    tag: 'Signing in',
    summary: 'Who is signed in',
    description: 'And until when.',
    access: 'session',
    beforeSecondFactor: true,
    schema: { response: { 200: Me, ...PROBLEMS } },
    answer: 'Who asks',
    errors: [],
    example: { answer: EXAMPLE_ME },
  },
  signOut: {
    ...ENDPOINTS.signOut,
    tag: 'Signing in',
    summary: 'Sign out',
    description: 'Ends the session that asks.',
    access: 'session',
    beforeSecondFactor: true,
    schema: { response: { 204: NoContent, ...PROBLEMS } },
    cookie: 'clears',
    answer: 'The session has ended',
    errors: [],
    example: {},
  },
  changePassword: {
    ...ENDPOINTS.changePassword,
    tag: 'Signing in',
    summary: 'Set another password',
    description:
      'Ends all other sessions and all API tokens of the account; the one that asks goes on under another cookie. Not where admins sign in with Firebase.',
    access: 'session',
    schema: { body: PasswordBody, response: { 200: Me, ...PROBLEMS } },
    cookie: 'sets',
    answer: 'Who is signed in now',
    errors: [
      ...(['UNFIT_PASSWORD', 'BREACHED_PASSWORD', 'WRONG_PASSWORD'] as const),
      ...(['CODE_REQUIRED', 'WRONG_CODE', 'TOO_MANY_TRIES', 'SIGN_IN_BUSY'] as const),
    ],
    example: {
      body: { current: 'correct horse battery', next: 'paper lantern harbour' },
      answer: EXAMPLE_ME,
    },
  },
} as const satisfies Readonly<Record<string, Operation>>
