// Where an account is signed in.
import { ENDPOINTS } from '../endpoints.ts'
import { EndedSessions, SessionList, SessionParams } from '../sessions.ts'
import { NoContent, type Operation, PROBLEMS } from './operation.ts'

const EXAMPLE_SESSION_ID = 'q0mYb7Q5Yk1mJx2S3o8h1v3m9tD0cXyVn4Zr6LwAeKU'

export const sessionsOperations = {
  listSessions: {
    ...ENDPOINTS.listSessions,
    tag: 'Sessions',
    summary: 'Where one is signed in',
    description: 'All sessions of the account that asks. An id names a session and opens nothing.',
    access: 'session',
    schema: { response: { 200: SessionList, ...PROBLEMS } },
    answer: 'The sessions',
    errors: [],
    example: {
      answer: {
        sessions: [
          {
            id: EXAMPLE_SESSION_ID,
            signedInAt: '2026-11-23T20:00:00.000Z',
            lastSeenAt: '2026-11-23T20:14:00.000Z',
            expiresAt: '2026-11-23T22:14:00.000Z',
            client: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
            address: '203.0.113.7',
            current: true,
          },
        ],
      },
    },
  },
  endOtherSessions: {
    ...ENDPOINTS.endOtherSessions,
    tag: 'Sessions',
    summary: 'Sign out everywhere else',
    description: 'Ends all sessions of the account but the one that asks.',
    access: 'session',
    schema: { response: { 200: EndedSessions, ...PROBLEMS } },
    answer: 'How many have ended',
    errors: [],
    example: { answer: { ended: 2 } },
  },
  endSession: {
    ...ENDPOINTS.endSession,
    tag: 'Sessions',
    summary: 'End one session',
    description: 'Of those of the account that asks; its own counts too.',
    access: 'session',
    schema: { params: SessionParams, response: { 204: NoContent, ...PROBLEMS } },
    answer: 'It has ended',
    errors: ['NOT_FOUND'],
    example: { params: { id: EXAMPLE_SESSION_ID } },
  },
} as const satisfies Readonly<Record<string, Operation>>
