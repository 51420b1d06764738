// One operation in the words of OpenAPI, from what the contract says of it.
import { STATUS_CODES } from 'node:http'
import { ERROR_CODES, type ErrorCode } from '@deltadesk/contract'
import { errorCodesOf, OPERATIONS, type Operation } from '@deltadesk/contract/operations'
import type { FastifySchema } from 'fastify'
import { SESSION_SCHEME, TOKEN_SCHEME, withReferences } from './components.ts'

const RETRY_AFTER = { type: 'integer', description: 'Seconds to wait before asking again' }
const SET_COOKIE = {
  sets: { type: 'string', description: 'The session’s cookie' },
  clears: { type: 'string', description: 'Takes the session’s cookie away' },
}
const WWW_AUTHENTICATE = {
  type: 'string',
  description: '`Bearer`, and where a token was brought what is wrong with it (RFC 6750)',
}

/** What @fastify/swagger is to say of a route. */
export function describeOperation(operation: Operation): FastifySchema {
  const { summary, description, tag, schema, example } = operation
  const { params, querystring, body } = schema
  return {
    operationId: idOf(operation),
    summary,
    description,
    tags: [tag],
    security: securityOf(operation),
    ...(params && { params: withExamples(params, example.params) }),
    ...(querystring && { querystring: withExamples(querystring, example.querystring) }),
    ...(body && { body: { ...withReferences(body), examples: [example.body] } }),
    response: { ...goodAnswer(operation), ...problemAnswers(operation), ...ownFailure(operation) },
  }
}

/** The status of the good answer. */
export function goodStatusOf({ schema }: Operation): 200 | 201 | 204 {
  if (schema.response[204] !== undefined) return 204
  return schema.response[201] === undefined ? 200 : 201
}

/** The codes that an operation can answer with, by their status. */
export function problemsByStatus(operation: Operation): Map<number, ErrorCode[]> {
  return Map.groupBy(errorCodesOf(operation), (code) => ERROR_CODES[code].statusCode)
}

/** The id of an operation of the contract. */
export function idOf(operation: Operation): string {
  const found = Object.entries(OPERATIONS).find(([, known]) => known === operation)
  if (found === undefined) throw new Error(`${operation.url} is not among the operations`)
  return found[0]
}

function securityOf({ access }: Operation) {
  if (access === 'anyone') return []
  const session = { [SESSION_SCHEME]: [] }
  return access === 'session' ? [session] : [session, { [TOKEN_SCHEME]: [access] }]
}

function withExamples(schema: object, examples: Readonly<Record<string, unknown>> = {}) {
  const copy = withReferences(schema)
  for (const [name, example] of Object.entries(examples)) {
    copy.properties[name].examples = [example]
  }
  return copy
}

function goodAnswer(operation: Operation) {
  const { answer, cookie, mediaType = 'application/json', schema, example } = operation
  const status = goodStatusOf(operation)
  const headers = cookie && { headers: { 'Set-Cookie': SET_COOKIE[cookie] } }
  const body = schema.response[200] ?? schema.response[201]
  if (body === undefined) return { [status]: { type: 'null', description: answer, ...headers } }
  const content = { [mediaType]: { schema: withReferences(body), example: example.answer } }
  return { [status]: { description: answer, ...headers, content } }
}

/** A 503 that says more than a Problem does. */
function ownFailure({ schema, failure, example }: Operation) {
  const body = schema.response[503]
  if (body === undefined) return {}
  const content = { 'application/json': { schema: withReferences(body), example: example.failure } }
  return { 503: { description: failure, content } }
}

function problemAnswers(operation: Operation) {
  return Object.fromEntries(
    [...problemsByStatus(operation)].map(([status, codes]) => [
      status,
      problemAnswer(status, codes),
    ]),
  )
}

function problemAnswer(status: number, codes: readonly ErrorCode[]) {
  const isChallenge = status === 401 || codes.includes('INSUFFICIENT_SCOPE')
  const headers = {
    ...((status === 429 || status === 503) && { 'Retry-After': RETRY_AFTER }),
    ...(isChallenge && { 'WWW-Authenticate': WWW_AUTHENTICATE }),
  }
  return {
    description: `${STATUS_CODES[status]}: ${codes.map((code) => `\`${code}\``).join(', ')}`,
    ...(Object.keys(headers).length > 0 && { headers }),
    content: {
      'application/json': {
        schema: { $ref: '#/components/schemas/Problem' },
        examples: Object.fromEntries(
          codes.map((code) => [code, { $ref: `#/components/examples/${code}` }]),
        ),
      },
    },
  }
}
