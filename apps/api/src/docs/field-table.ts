// The fields of a schema as a table: name, type, what it is.
import { html } from 'ghtml'
import { prose } from './prose.ts'

/** What is read of a schema, as the document has it. */
export interface DocumentSchema {
  readonly $ref?: string
  readonly type?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly DocumentSchema[]
  readonly items?: DocumentSchema
  readonly properties?: Readonly<Record<string, DocumentSchema>>
  readonly required?: readonly string[]
  readonly description?: string
  readonly default?: unknown
  readonly minimum?: number
  readonly maximum?: number
  readonly minLength?: number
  readonly maxLength?: number
}

interface Field {
  readonly name: string
  readonly schema: DocumentSchema
  readonly isRequired: boolean
}

/** A row for each field, and for each field of an object in it. @param label - tells tables apart for screen readers */
export function fieldTable(schema: DocumentSchema, label: string): string {
  const rows = fieldsOf(schema).map(
    ({ name, schema: field, isRequired }) => html`
      <tr>
        <th scope="row"><code>${name}</code></th>
        <td>!${typeOf(field)}${isRequired ? '' : ', optional'}</td>
        <td>!${prose(meaningOf(field))}</td>
      </tr>`,
  )
  return html`<table aria-label="${label}">
    <colgroup><col><col><col></colgroup>
    <thead><tr><th scope="col">Field</th><th scope="col">Type</th><th scope="col">Meaning</th></tr></thead>
    <tbody>!${rows}</tbody>
  </table>`
}

/** The type in few words, with a link where it has a name. */
export function typeOf(schema: DocumentSchema): string {
  const name = schema.$ref?.split('/').at(-1)
  if (name !== undefined) return html`<a href="#schema-${name}">${name}</a>`
  if (schema.const !== undefined) return html`<code>${JSON.stringify(schema.const)}</code>`
  if (schema.enum !== undefined) {
    return schema.enum.map((value) => html`<code>${JSON.stringify(value)}</code>`).join(' or ')
  }
  if (schema.anyOf !== undefined) return schema.anyOf.map(typeOf).join(' or ')
  if (schema.items !== undefined) return `array of ${typeOf(schema.items)}`
  return html`${schema.type ?? 'any'}${boundsOf(schema)}`
}

function fieldsOf({ properties = {}, required = [] }: DocumentSchema, above = ''): Field[] {
  return Object.entries(properties).flatMap(([key, schema]) => {
    const name = `${above}${key}`
    const inner = [schema, ...(schema.anyOf ?? [])].flatMap((part) => fieldsOf(part, `${name}.`))
    return [{ name, schema, isRequired: required.includes(key) }, ...inner]
  })
}

function meaningOf({ description, anyOf = [], default: preset }: DocumentSchema): string {
  const meaning = description ?? anyOf.find((part) => part.description)?.description ?? ''
  return preset === undefined ? meaning : `${meaning} By default \`${preset}\`.`.trim()
}

function boundsOf({ minimum, maximum, minLength, maxLength }: DocumentSchema): string {
  const [least, most] = [minimum ?? minLength, maximum ?? maxLength]
  const unit = minLength === undefined && maxLength === undefined ? '' : ' characters'
  if (most !== undefined) return `, ${least ?? 0} to ${most}${unit}`
  return least === undefined || least === 0 ? '' : `, ${least} or more${unit}`
}
