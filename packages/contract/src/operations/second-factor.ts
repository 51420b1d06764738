// The second factor of one's own account. None of it where admins sign in with Firebase, which has factors of its own.

import { Me } from '../auth.ts'
import { ENDPOINTS } from '../endpoints.ts'
import {
  ConfirmedFactor,
  ConfirmFactorBody,
  NewFactor,
  ProofBody,
  RecoveryCodes,
  SecondFactorState,
} from '../second-factor.ts'
import { type Operation, PROBLEMS } from './operation.ts'
import { EXAMPLE_ME } from './sign-in.ts'

const PROOF_ERRORS = [
  ...(['WRONG_PASSWORD', 'CODE_REQUIRED', 'WRONG_CODE'] as const),
  ...(['TOO_MANY_TRIES', 'SIGN_IN_BUSY'] as const),
] as const

const EXAMPLE_PROOF = { password: 'correct horse battery', code: '492039' }

const EXAMPLE_CODES = ['K7QM-2XVD-9RTA-C4WH-ZN3E-PB6F', 'T2HC-WF8K-3MQZ-RV5A-D9XE-N7JB']

export const secondFactorOperations = {
  getSecondFactor: {
    ...ENDPOINTS.getSecondFactor,
    tag: 'Second factor',
    summary: 'Whether one’s account has a second factor',
    description: 'And whether this desk demands one.',
    access: 'session',
    beforeSecondFactor: true,
    schema: { response: { 200: SecondFactorState, ...PROBLEMS } },
    answer: 'How it is',
    errors: [],
    example: {
      answer: {
        on: true,
        since: '2026-11-23T20:00:00.000Z',
        recoveryCodesLeft: 8,
        required: true,
      },
    },
  },
  beginSecondFactor: {
    ...ENDPOINTS.beginSecondFactor,
    tag: 'Second factor',
    summary: 'Begin to set up a second factor',
    description:
      'Makes a secret for an authenticator app (RFC 6238: SHA-1, six digits, 30 seconds). Nothing changes before it is confirmed; where there is a second factor already, the new one then takes its place.',
    access: 'session',
    beforeSecondFactor: true,
    schema: { body: ProofBody, response: { 201: NewFactor, ...PROBLEMS } },
    answer: 'The secret; it is shown this once',
    errors: PROOF_ERRORS,
    example: {
      body: { password: EXAMPLE_PROOF.password },
      answer: {
        secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
        uri: 'otpauth://totp/Deltadesk:ada%40shop.example?issuer=Deltadesk&secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&algorithm=SHA1&digits=6&period=30',
        expiresAt: '2026-11-23T20:10:00.000Z',
      },
    },
  },
  confirmSecondFactor: {
    ...ENDPOINTS.confirmSecondFactor,
    tag: 'Second factor',
    summary: 'Confirm it with a code from the app',
    description:
      'From now on a sign-in takes a code. All other sessions of the account end; the one that asks goes on under another cookie, and API tokens stay.',
    access: 'session',
    beforeSecondFactor: true,
    schema: { body: ConfirmFactorBody, response: { 200: ConfirmedFactor, ...PROBLEMS } },
    cookie: 'sets',
    answer: 'Who is signed in now, and the recovery codes',
    errors: ['WRONG_CODE', 'SETUP_EXPIRED'],
    example: {
      body: { code: EXAMPLE_PROOF.code },
      answer: { me: EXAMPLE_ME, recoveryCodes: EXAMPLE_CODES },
    },
  },
  renewRecoveryCodes: {
    ...ENDPOINTS.renewRecoveryCodes,
    tag: 'Second factor',
    summary: 'Get other recovery codes',
    description: 'The earlier ones are worth nothing any more.',
    access: 'session',
    schema: { body: ProofBody, response: { 200: RecoveryCodes, ...PROBLEMS } },
    answer: 'The recovery codes',
    errors: [...PROOF_ERRORS, 'NO_SECOND_FACTOR'],
    example: { body: EXAMPLE_PROOF, answer: { recoveryCodes: EXAMPLE_CODES } },
  },
  removeSecondFactor: {
    ...ENDPOINTS.removeSecondFactor,
    tag: 'Second factor',
    summary: 'Do without a second factor',
    description:
      'From now on the password is enough. All other sessions of the account end. Refused with `SECOND_FACTOR_NEEDED` where the desk demands one.',
    access: 'session',
    schema: { body: ProofBody, response: { 200: Me, ...PROBLEMS } },
    cookie: 'sets',
    answer: 'Who is signed in now',
    errors: [...PROOF_ERRORS, 'NO_SECOND_FACTOR'],
    example: { body: EXAMPLE_PROOF, answer: EXAMPLE_ME },
  },
} as const satisfies Readonly<Record<string, Operation>>
