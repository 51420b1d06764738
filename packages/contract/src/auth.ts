// Sign-in, sign-out and who is signed in.
import Type, { type Static } from 'typebox'

export const LoginBody = Type.Object(
  {
    email: Type.String({ minLength: 3, maxLength: 254 }),
    password: Type.String({ minLength: 1, maxLength: 1024 }),
  },
  { additionalProperties: false },
)
export type LoginBody = Static<typeof LoginBody>

export const Me = Type.Object(
  {
    email: Type.String(),
    signedInAt: Type.String({ description: 'ISO 8601' }),
    expiresAt: Type.String({ description: 'When the session ends at the latest, ISO 8601' }),
  },
  { $id: 'Me' },
)
export type Me = Static<typeof Me>
