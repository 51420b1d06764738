// What version 1 of the API promises stays: every line of version-1.txt, a fact that clients may lean on, is still one.
// New facts may be added there once they are released; a line is taken away only if the promise was wider than it is now.
import { readFileSync } from 'node:fs'
import t from 'tap'
import Type, { type Static } from 'typebox'
import Value from 'typebox/value'
import { startDesk } from '../fixtures/desk.ts'
import { type DescribedOperation, documentOf } from '../fixtures/openapi-document.ts'

const PROMISED = readFileSync(new URL('version-1.txt', import.meta.url), 'utf8')
  .trim()
  .split('\n')

const Schema = Type.Cyclic(
  {
    Schema: Type.Object({
      $ref: Type.Optional(Type.String()),
      type: Type.Optional(Type.String()),
      const: Type.Optional(Type.Unknown()),
      enum: Type.Optional(Type.Array(Type.Unknown())),
      anyOf: Type.Optional(Type.Array(Type.Ref('Schema'))),
      items: Type.Optional(Type.Ref('Schema')),
      properties: Type.Optional(Type.Record(Type.String(), Type.Ref('Schema'))),
      required: Type.Optional(Type.Array(Type.String())),
    }),
  },
  'Schema',
)
type Schema = Static<typeof Schema>
type Schemas = Readonly<Record<string, unknown>>

/** A line for each field of a schema, and of what is in it. */
function factsOf(given: unknown, schemas: Schemas, path = ''): string[] {
  const schema = Value.Parse(Schema, given)
  if (schema.$ref !== undefined) {
    return factsOf(schemas[schema.$ref.split('/').at(-1) ?? ''], schemas, path)
  }
  const { properties = {}, required = [], items, anyOf = [] } = schema
  const fields = Object.entries(properties).flatMap(([name, field]) => {
    const always = required.includes(name) ? '' : '?'
    const facts = factsOf(field, schemas, `${path}.${name}`)
    return [`${path}.${name}${always}: ${kindOf(field, schemas)}`, ...facts]
  })
  const inside = anyOf.flatMap((part) => factsOf(part, schemas, path))
  return [...fields, ...inside, ...(items ? factsOf(items, schemas, `${path}[]`) : [])]
}

function kindOf({ $ref, type, const: only, enum: some, anyOf }: Schema, schemas: Schemas): string {
  if ($ref !== undefined)
    return kindOf(Value.Parse(Schema, schemas[$ref.split('/').at(-1) ?? '']), schemas)
  if (anyOf !== undefined) return anyOf.map((part) => kindOf(part, schemas)).join(' or ')
  return only === undefined ? (some?.map(String).join(' or ') ?? type ?? 'any') : String(only)
}

function factsOfOperation(operation: DescribedOperation, schemas: Schemas): string[] {
  const { method, url, security, parameters = [], requestBody, responses } = operation
  const whoever = security.map((ways) => Object.entries(ways).flat(2).join(' ')).join(' or ')
  const body = requestBody?.content['application/json']?.schema ?? {}
  const answers = Object.entries(responses).flatMap(([status, { content }]) => {
    const { schema = {}, examples } = content?.['application/json'] ?? {}
    if (examples !== undefined) return []
    return [
      `answers ${status}`,
      ...factsOf(schema, schemas).map((fact) => `answers ${status} ${fact}`),
    ]
  })
  const takes = parameters.map(({ in: place, name, required, schema }) => {
    return `takes ${place} .${name}${required ? '' : '?'}: ${kindOf(Value.Parse(Schema, schema), schemas)}`
  })
  const facts = [
    `is open to ${whoever || 'anyone'}`,
    ...takes,
    ...factsOf(body, schemas).map((fact) => `takes body ${fact}`),
    ...answers,
  ]
  return facts.map((fact) => `${method} ${url} ${fact}`)
}

t.test('nothing that version 1 promises is gone, and it asks for nothing more', async (t) => {
  const { document, operations } = await documentOf(await startDesk(t))
  const { schemas, examples } = document.components
  const codes = Object.entries(examples).map(([code, { value }]) => {
    return `${code} is ${Value.Parse(Type.Object({ statusCode: Type.Integer() }), value).statusCode}`
  })
  const facts = [...codes, ...operations.flatMap((one) => factsOfOperation(one, schemas))]
  t.strictSame(
    PROMISED.filter((fact) => !facts.includes(fact)),
    [],
  )
  const known = (fact: string) =>
    PROMISED.some((one) => one.startsWith(fact.split(' takes')[0] ?? fact))
  const demands = facts.filter((fact) => / takes \w+ [^?]*: /.test(fact) && known(fact))
  t.strictSame(
    demands.filter((fact) => !PROMISED.includes(fact)),
    [],
  )
})
