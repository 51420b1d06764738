// API tokens. A token makes, shows and revokes none: these take a session.
import { ENDPOINTS } from '../endpoints.ts'
import { NewToken, NewTokenBody, TokenList, TokenParams } from '../tokens.ts'
import { NoContent, type Operation, PROBLEMS } from './operation.ts'

const EXAMPLE_TOKEN = {
  id: '2f6c1e0b9a7d4835',
  name: 'Accounting',
  scopes: ['orders:read'],
  createdAt: '2026-11-23T20:00:00.000Z',
  expiresAt: '2027-02-21T20:00:00.000Z',
  lastUsedAt: null,
} as const

export const tokensOperations = {
  listTokens: {
    ...ENDPOINTS.listTokens,
    tag: 'API tokens',
    summary: 'The tokens of the account',
    description: 'What opens them is not among it: that is shown once, when one is made.',
    access: 'session',
    schema: { response: { 200: TokenList, ...PROBLEMS } },
    answer: 'The tokens',
    errors: [],
    example: { answer: { tokens: [EXAMPLE_TOKEN] } },
  },
  createToken: {
    ...ENDPOINTS.createToken,
    tag: 'API tokens',
    summary: 'Make a token',
    description:
      'It acts for the account that asks, within its scopes and until its day. Send `secret` as `Authorization: Bearer <secret>`.',
    access: 'session',
    schema: { body: NewTokenBody, response: { 201: NewToken, ...PROBLEMS } },
    answer: 'The token, and the secret that is shown this once',
    errors: ['TOO_MANY_TOKENS'],
    example: {
      body: { name: 'Accounting', scopes: ['orders:read'], expiresInDays: 90 },
      answer: {
        token: EXAMPLE_TOKEN,
        secret: 'ddk_2f6c1e0b9a7d4835_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
      },
    },
  },
  revokeToken: {
    ...ENDPOINTS.revokeToken,
    tag: 'API tokens',
    summary: 'Revoke a token',
    description:
      'It is refused at once by the process that is told, and within a minute by all others.',
    access: 'session',
    schema: { params: TokenParams, response: { 204: NoContent, ...PROBLEMS } },
    answer: 'It opens nothing any more',
    errors: ['NOT_FOUND'],
    example: { params: { id: EXAMPLE_TOKEN.id } },
  },
} as const satisfies Readonly<Record<string, Operation>>
