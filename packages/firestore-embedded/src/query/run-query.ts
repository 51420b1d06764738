// Answers a structured query: as much of its scan as offset and limit ask for.
import type { Fields, StructuredQuery } from '../messages.ts'
import { parseFieldPath } from '../paths.ts'
import type { Database } from '../store/database.ts'
import { NAME_FIELD, type StoredDocument } from '../store/document.ts'
import type { Micros } from '../time.ts'
import { getField, withField } from '../values/fields.ts'
import type { Plan } from './plan.ts'
import { countScan, scan } from './scan.ts'

/** The answer to a query, before it is put into messages. */
export interface QueryResult {
  readonly documents: readonly StoredDocument[]
  /** Documents passed over because of `offset`; they are billed too. */
  readonly skipped: number
}

/** @param time - the moment to read at; now without it */
export function runQuery(database: Database, plan: Plan, time?: Micros): QueryResult {
  const { offset = 0 } = plan.query
  const limit = limitOf(plan.query)
  const documents: StoredDocument[] = []
  let skipped = 0
  if (limit === 0) return { documents, skipped }
  for (const document of scan(database, plan, time)) {
    if (skipped < offset) skipped++
    else documents.push(document)
    if (documents.length === limit) break
  }
  return { documents, skipped }
}

/** How many documents {@link runQuery} would return, without visiting them where the index knows. */
export function countQuery(database: Database, plan: Plan, time?: Micros): number {
  const { offset = 0 } = plan.query
  return Math.min(limitOf(plan.query), Math.max(0, countScan(database, plan, time) - offset))
}

/** The fields that `select` keeps; all of them without it. */
export function projectionOf({ select }: StructuredQuery): (document: StoredDocument) => Fields {
  if (select === undefined || select === null) return ({ fields }) => fields
  const paths = (select.fields ?? [])
    .map(({ fieldPath }) => fieldPath)
    .filter((field) => field !== NAME_FIELD)
    .map(parseFieldPath)
  return ({ fields }) =>
    paths.reduce<Fields>((kept, path) => {
      const value = getField(fields, path)
      return value === undefined ? kept : withField(kept, path, value)
    }, {})
}

function limitOf({ limit }: StructuredQuery): number {
  return limit?.value ?? Number.POSITIVE_INFINITY
}
