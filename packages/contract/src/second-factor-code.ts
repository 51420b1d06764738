// What is typed to prove a second factor.
import Type from 'typebox'

export const SecondFactorCode = Type.String({
  minLength: 6,
  maxLength: 64,
  description:
    'The six digits that the authenticator app shows, or a recovery code; each is good for one time. Spaces and dashes don’t count',
})
