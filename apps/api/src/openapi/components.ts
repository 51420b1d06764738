// What the document names once and refers to: schemas, examples of errors, and how one shows who one is.
import { STATUS_CODES } from 'node:http'
import * as contract from '@deltadesk/contract'

/** The names of the ways to show who one is. */
export const SESSION_SCHEME = 'session'
export const TOKEN_SCHEME = 'token'

const CODES = Object.entries(contract.ERROR_CODES)

/** A copy of `schema` in which everything with a name is a reference to it. */
export function withReferences(schema: object) {
  return JSON.parse(
    JSON.stringify(schema, (_key, part) => (isNamed(part) ? referenceTo(part.$id) : part)),
  )
}

function referenceTo(name: string) {
  return { $ref: `#/components/schemas/${name}` }
}

function isNamed(value: unknown): value is { readonly $id: string } {
  return (
    typeof value === 'object' && value !== null && '$id' in value && typeof value.$id === 'string'
  )
}

/** @param cookieName - of the session */
export function components(cookieName: string) {
  return {
    securitySchemes: {
      [SESSION_SCHEME]: {
        type: 'apiKey' as const,
        in: 'cookie',
        name: cookieName,
        description: 'Signing in sets it. It is HttpOnly: a browser sends it by itself.',
      },
      [TOKEN_SCHEME]: {
        type: 'http' as const,
        scheme: 'bearer',
        bearerFormat: 'ddk_…',
        description:
          'An API token. Where an operation takes one, it names the scope that the token must have.',
      },
    },
    schemas: { ...namedSchemas(), ErrorCode: errorCodeSchema() },
    examples: Object.fromEntries(CODES.map(([code, error]) => [code, exampleOf(code, error)])),
  }
}

/** What has a name, by it. */
export function namedSchemas() {
  const { code: _, ...others } = contract.Problem.properties
  const problem = {
    ...contract.Problem,
    $id: 'Problem',
    properties: { ...others, code: referenceTo('ErrorCode') },
  }
  const named = [...Object.values<unknown>(contract).filter(isNamed), problem]
  return Object.fromEntries(named.map(({ $id, ...schema }) => [$id, withReferences(schema)]))
}

function errorCodeSchema() {
  return {
    description: 'Stable. Others may be added: treat one that you don’t know by the status.',
    anyOf: [
      ...CODES.map(([code, { statusCode, meaning, remedy }]) => ({
        const: code,
        title: `${statusCode} ${code}`,
        description: `${meaning}. ${remedy}.`,
      })),
      { type: 'string' as const },
    ],
  }
}

function exampleOf(code: string, { statusCode, meaning, remedy }: contract.ErrorMeaning) {
  const problem = { statusCode, code, error: STATUS_CODES[statusCode], message: meaning }
  return { summary: meaning, description: remedy, value: problem }
}
