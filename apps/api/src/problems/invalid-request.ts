// Says in words which field of a request broke which rule of its schema.
import type { FastifySchemaValidationError } from 'fastify'

interface InvalidRequest extends Error {
  readonly validation: readonly FastifySchemaValidationError[]
  readonly validationContext?: string
}

const PLACES: Readonly<Partial<Record<string, string>>> = {
  body: 'the body',
  querystring: 'the query',
  params: 'the path',
  headers: 'the headers',
}

/** Whether `error` is what Fastify throws on a request that does not fit its schema. */
export function isInvalidRequest(error: Error): error is InvalidRequest {
  return 'validation' in error && Array.isArray(error.validation)
}

/** One sentence that names the field. It never repeats the value, which may be a password. */
export function describeInvalid(error: InvalidRequest): string {
  const place = PLACES[error.validationContext ?? ''] ?? 'the request'
  const [first] = error.validation
  if (first === undefined) return `Something in ${place} is wrong`
  const path = first.instancePath.split('/').slice(1)
  const { missingProperty, additionalProperty } = first.params
  if (typeof missingProperty === 'string') return `${name([...path, missingProperty])} is missing`
  if (typeof additionalProperty === 'string') {
    return `${name([...path, additionalProperty])} is not known here`
  }
  return `${name(path)} ${first.message ?? 'is wrong'}`

  function name(keys: readonly string[]): string {
    return keys.length === 0 ? place : `${keys.join('.')} in ${place}`
  }
}
