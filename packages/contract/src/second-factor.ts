// The second factor of an account that signs in with a password: codes of an authenticator app (RFC 6238), and recovery
// codes for whoever has lost it.
import Type, { type Static } from 'typebox'
import { Me } from './auth.ts'
import { SecondFactorCode } from './second-factor-code.ts'

const Password = Type.String({ minLength: 1, maxLength: 1024 })

/** Shows once more who asks: the password, and a code where the account has a second factor. */
export const ProofBody = Type.Object(
  { password: Password, code: Type.Optional(SecondFactorCode) },
  { additionalProperties: false },
)
export type ProofBody = Static<typeof ProofBody>

export const ConfirmFactorBody = Type.Object(
  { code: SecondFactorCode },
  { additionalProperties: false },
)
export type ConfirmFactorBody = Static<typeof ConfirmFactorBody>

export const SecondFactorState = Type.Object(
  {
    on: Type.Boolean({ description: 'Whether the account has a second factor' }),
    since: Type.Union([Type.String({ description: 'ISO 8601' }), Type.Null()]),
    recoveryCodesLeft: Type.Integer({ minimum: 0 }),
    required: Type.Boolean({ description: 'Whether this desk demands one of every account' }),
  },
  { $id: 'SecondFactorState' },
)
export type SecondFactorState = Static<typeof SecondFactorState>

export const NewFactor = Type.Object(
  {
    secret: Type.String({ description: 'Base32, for typing it into the app by hand' }),
    uri: Type.String({ description: 'The same as an `otpauth:` URI, for a QR code' }),
    expiresAt: Type.String({ description: 'Until when it can be confirmed, ISO 8601' }),
  },
  { $id: 'NewFactor' },
)
export type NewFactor = Static<typeof NewFactor>

const codes = Type.Array(Type.String(), {
  description: 'Each signs in once in place of the app. They are shown this once',
})

export const RecoveryCodes = Type.Object({ recoveryCodes: codes }, { $id: 'RecoveryCodes' })
export type RecoveryCodes = Static<typeof RecoveryCodes>

export const ConfirmedFactor = Type.Object(
  { me: Me, recoveryCodes: codes },
  { $id: 'ConfirmedFactor' },
)
export type ConfirmedFactor = Static<typeof ConfirmedFactor>
