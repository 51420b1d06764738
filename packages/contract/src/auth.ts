// Sign-in, sign-out, who is signed in, and a new password.
import Type, { type Static } from 'typebox'

export const LoginBody = Type.Object(
  {
    email: Type.String({ minLength: 3, maxLength: 254 }),
    password: Type.String({ minLength: 1, maxLength: 1024 }),
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
      description: '12 characters or more, none of the most common ones, without the own address',
    }),
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
  },
  { $id: 'Me' },
)
export type Me = Static<typeof Me>
