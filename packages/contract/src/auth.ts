// Sign-in, sign-out, who is signed in, and a new password.
import Type, { type Static } from 'typebox'
import { SecondFactorCode } from './second-factor-code.ts'

export const LoginBody = Type.Object(
  {
    email: Type.String({ minLength: 3, maxLength: 254 }),
    password: Type.String({ minLength: 1, maxLength: 1024 }),
    code: Type.Optional(SecondFactorCode),
  },
  { additionalProperties: false },
)
export type LoginBody = Static<typeof LoginBody>

export const PasswordBody = Type.Object(
  {
    current: Type.String({ minLength: 1, maxLength: 1024 }),
    next: Type.String({
      minLength: 1,
      maxLength: 1024,
      description: '12 characters or more, none of the most common ones, not made of names',
    }),
    code: Type.Optional(SecondFactorCode),
  },
  { additionalProperties: false },
)
export type PasswordBody = Static<typeof PasswordBody>

export const Me = Type.Object(
  {
    email: Type.String(),
    signedInAt: Type.String({ description: 'ISO 8601' }),
    expiresAt: Type.String({
      description: 'When the session ends at the latest, however much it is used, ISO 8601',
    }),
    idleSeconds: Type.Integer({
      minimum: 1,
      description: 'After how long without a request the session ends before that',
    }),
    needsSecondFactor: Type.Boolean({
      description:
        'Whether this desk demands a second factor that the account has not got yet: until it is set up the session opens nothing else',
    }),
  },
  { $id: 'Me' },
)
export type Me = Static<typeof Me>

/** What GET /api/auth/config answers: how one signs in here, and what a browser needs for it. Nothing in it is secret. */
export const SignInConfig = Type.Object(
  {
    provider: Type.Enum(['password', 'firebase']),
    firebase: Type.Union([
      Type.Object({
        apiKey: Type.String(),
        authDomain: Type.String(),
        projectId: Type.String(),
        google: Type.Boolean({ description: 'Whether one may sign in with a Google account' }),
      }),
      Type.Null(),
    ]),
  },
  { $id: 'SignInConfig' },
)
export type SignInConfig = Static<typeof SignInConfig>

export const FirebaseLoginBody = Type.Object(
  { idToken: Type.String({ minLength: 1, maxLength: 8192, description: 'Of Firebase' }) },
  { additionalProperties: false },
)
export type FirebaseLoginBody = Static<typeof FirebaseLoginBody>
