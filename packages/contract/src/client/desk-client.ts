// A desk's API as functions, for programs and pages: one for each operation, typed by its schemas. Of the contract only
// the paths come along at run time.
import type { Static, TSchema } from 'typebox'
import { ENDPOINTS, type OperationId } from '../endpoints.ts'
import type { OPERATIONS } from '../operations/index.ts'
import { type CallOptions, type DeskClientOptions, DeskHttp } from './desk-http.ts'

export { DeskError } from './desk-error.ts'
export type { CallOptions, DeskClientOptions } from './desk-http.ts'

/** A page is for people, and GET /readyz for platforms, which go by its status. */
type CalledId = Exclude<OperationId, 'getDocs' | 'getReadiness'>

type Schema<Id extends CalledId> = (typeof OPERATIONS)[Id]['schema']

type FieldsOf<Part> = Part extends TSchema ? Static<Part> : unknown

type At<Object, Key> = Key extends keyof Object ? Object[Key] : undefined

/** What may be left out may also be undefined. */
type Lenient<T> = { [K in keyof T]: object extends Pick<T, K> ? T[K] | undefined : T[K] }

/** The fields of the path, the query and the body of an operation, side by side. */
export type InputOf<Id extends CalledId> = Lenient<
  FieldsOf<At<Schema<Id>, 'params'>> &
    FieldsOf<At<Schema<Id>, 'querystring'>> &
    FieldsOf<At<Schema<Id>, 'body'>>
> &
  CallOptions

/** What an operation answers; nothing where it has no body. */
export type AnswerOf<Id extends CalledId> = Schema<Id>['response'] extends {
  readonly [Status in 200 | 201]?: infer Answer extends TSchema
}
  ? Static<Answer>
  : never

/**
 * One operation. Beside its fields it takes a `signal` and a `timeoutMs`.
 *
 * @throws DeskError, or the signal's reason once that is aborted
 */
type Call<Id extends CalledId> = (
  ...given: object extends InputOf<Id> ? [given?: InputOf<Id>] : [given: InputOf<Id>]
) => Promise<AnswerOf<Id>>

export type DeskClient = { readonly [Id in CalledId]: Call<Id> }

/** A client of the desk at `url`. In Node it keeps the cookie of its session itself; a browser does that anyway. */
export function createDeskClient(options: DeskClientOptions): DeskClient {
  const http = new DeskHttp(options)
  const call =
    <Id extends CalledId>(id: Id): Call<Id> =>
    (...[given]) =>
      http.call(ENDPOINTS[id], given)
  return {
    getHealth: call('getHealth'),
    getSignInConfig: call('getSignInConfig'),
    signIn: call('signIn'),
    signInWithFirebase: call('signInWithFirebase'),
    getMe: call('getMe'),
    signOut: call('signOut'),
    changePassword: call('changePassword'),
    getSecondFactor: call('getSecondFactor'),
    beginSecondFactor: call('beginSecondFactor'),
    confirmSecondFactor: call('confirmSecondFactor'),
    renewRecoveryCodes: call('renewRecoveryCodes'),
    removeSecondFactor: call('removeSecondFactor'),
    listSessions: call('listSessions'),
    endOtherSessions: call('endOtherSessions'),
    endSession: call('endSession'),
    listTokens: call('listTokens'),
    createToken: call('createToken'),
    revokeToken: call('revokeToken'),
    getOrders: call('getOrders'),
    getOrder: call('getOrder'),
    getSessionInfo: call('getSessionInfo'),
    reconcile: call('reconcile'),
    getOpenApi: call('getOpenApi'),
  }
}
