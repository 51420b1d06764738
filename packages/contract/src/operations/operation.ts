// What there is to say about one operation of the API: its route, its document and its client are made from this.
import Type, { type TSchema } from 'typebox'
import type { Endpoint } from '../endpoints.ts'
import { ERROR_CODES, type ErrorCode } from '../error-codes.ts'
import { Problem } from '../problem.ts'
import type { TokenScope } from '../tokens.ts'

/** Who may ask: anyone, who is signed in, or besides them a token with this scope. */
export type Access = 'anyone' | 'session' | TokenScope

export type Tag =
  | 'Orders'
  | 'Signing in'
  | 'Second factor'
  | 'Sessions'
  | 'API tokens'
  | 'Operation'

/** The schemas of an operation, as a route takes them; one of the answers is the good one. */
export interface OperationSchema {
  readonly params?: TSchema
  readonly querystring?: TSchema
  readonly body?: TSchema
  readonly response: {
    readonly 200?: TSchema
    readonly 201?: TSchema
    readonly 204?: TSchema
    /** Where it is not a Problem. */
    readonly 503?: TSchema
    readonly '4xx': typeof Problem
    readonly '5xx': typeof Problem
  }
}

interface Example {
  readonly params?: Readonly<Record<string, string>>
  readonly querystring?: Readonly<Record<string, string | number>>
  readonly body?: object
  /** Where there is one. */
  readonly answer?: unknown
  readonly failure?: unknown
}

export interface Operation extends Endpoint {
  readonly tag: Tag
  /** A few words without a full stop. */
  readonly summary: string
  /** Sentences; text in backquotes is code. */
  readonly description: string
  readonly access: Access
  /** Open to whoever still has to set up the second factor that the desk demands. */
  readonly beforeSecondFactor?: true
  readonly schema: OperationSchema
  /** Of the good answer; JSON if it is not said. */
  readonly mediaType?: 'text/html'
  /** What the good answer does to the session's cookie. */
  readonly cookie?: 'sets' | 'clears'
  /** What the good answer is. */
  readonly answer: string
  /** What a 503 is that is not a Problem. */
  readonly failure?: string
  /** The errors that are its own; `errorCodesOf` adds those that it shares with others. */
  readonly errors: readonly ErrorCode[]
  readonly example: Example
}

/** An answer without a body. */
export const NoContent = Type.Unsafe<undefined>({})

/** How every error is answered. */
export const PROBLEMS = { '4xx': Problem, '5xx': Problem } as const

const OF_CHANGES: readonly ErrorCode[] = [
  ...(['INVALID_REQUEST', 'MALFORMED_JSON', 'BODY_TOO_LARGE'] as const),
  ...(['UNSUPPORTED_MEDIA_TYPE', 'CROSS_SITE_REQUEST'] as const),
]

/** Finding out who asks can fail in these ways. */
const OF_GUARDED: readonly ErrorCode[] = [
  ...(['NOT_SIGNED_IN', 'INVALID_TOKEN', 'INSUFFICIENT_SCOPE'] as const),
  ...(['ACCOUNTS_UNAVAILABLE', 'FIREBASE_UNAVAILABLE', 'TOKENS_UNAVAILABLE'] as const),
]

/** Every code that an operation can answer with, in the order of their statuses. */
export function errorCodesOf(operation: Operation): ErrorCode[] {
  const { url, method, access, schema, tag, errors } = operation
  const isOfApi = url.startsWith('/api/')
  const codes = new Set<ErrorCode>(errors)
  const add = (more: readonly ErrorCode[], when: boolean) => {
    if (when) for (const code of more) codes.add(code)
  }
  add(['INVALID_REQUEST'], schema.params !== undefined || schema.querystring !== undefined)
  add(OF_CHANGES, method !== 'GET')
  add(OF_GUARDED, access !== 'anyone')
  add(['SECOND_FACTOR_NEEDED'], access !== 'anyone' && !operation.beforeSecondFactor)
  add(['SESSIONS_UNAVAILABLE'], access !== 'anyone' || tag === 'Signing in')
  add(['TOO_MANY_REQUESTS', 'OVERLOADED'], isOfApi)
  add(['INTERNAL'], true)
  // Those of one status stay in the order of their names.
  return [...codes].sort().sort((a, b) => ERROR_CODES[a].statusCode - ERROR_CODES[b].statusCode)
}
