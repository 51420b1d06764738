// Look-ups and queries.
import type { UntypedServiceImplementation } from '@grpc/grpc-js'
import type {
  Aggregation,
  Consistency,
  DocumentMessage,
  Fields,
  Mask,
  StructuredQuery,
  TimestampMessage,
} from '../messages.ts'
import { type Aggregated, aggregate, onlyCounts } from '../query/aggregate.ts'
import { type Plan, planOf } from '../query/plan.ts'
import { countQuery, projectionOf, runQuery } from '../query/run-query.ts'
import { RpcError } from '../rpc-error.ts'
import { type StoredDocument, toMessage } from '../store/document.ts'
import type { Micros } from '../time.ts'
import { type ServiceContext, streaming, unary } from './context.ts'

interface GetDocumentRequest extends Consistency {
  name: string
  mask?: Mask
}

interface BatchGetRequest extends Consistency {
  documents?: string[]
  mask?: Mask
}

interface BatchGetResponse {
  found?: DocumentMessage
  missing?: string
  transaction?: Buffer
  readTime: TimestampMessage
}

interface RunQueryRequest extends Consistency {
  parent: string
  structuredQuery: StructuredQuery
}

interface RunQueryResponse {
  document?: DocumentMessage
  transaction?: Buffer
  readTime: TimestampMessage
  skippedResults?: number
}

interface RunAggregationRequest extends Consistency {
  parent: string
  structuredAggregationQuery: { structuredQuery: StructuredQuery; aggregations?: Aggregation[] }
}

interface RunAggregationResponse {
  result: { aggregateFields: Fields }
  transaction?: Buffer
  readTime: TimestampMessage
}

export function readMethods(context: ServiceContext): UntypedServiceImplementation {
  const { database, transactions, meter } = context

  function getDocument(request: GetDocumentRequest): DocumentMessage {
    const { time, remember } = transactions.reading(request)
    remember((moment) => [database.get(request.name, moment)])
    meter.lookup(1)
    const document = database.get(request.name, time)
    if (document === undefined) throw new RpcError('NOT_FOUND', `No document: ${request.name}`)
    return toMessage(document, masked(document, request.mask))
  }

  function* batchGet(request: BatchGetRequest): Generator<BatchGetResponse> {
    const { time, head, remember } = transactions.reading(request)
    const names = request.documents ?? []
    remember((moment) => names.map((name) => database.get(name, moment)))
    meter.lookup(names.length)
    for (const name of names) {
      const document = database.get(name, time)
      yield document === undefined
        ? { missing: name, ...head }
        : { found: toMessage(document, masked(document, request.mask)), ...head }
    }
  }

  function* query(request: RunQueryRequest): Generator<RunQueryResponse> {
    const { time, head, remember } = transactions.reading(request)
    const plan = planOf(request.parent, request.structuredQuery)
    remember((moment) => runQuery(database, plan, moment).documents)
    const { documents, skipped } = runQuery(database, plan, time)
    meter.query(documents.length + skipped)
    const fieldsOf = projectionOf(request.structuredQuery)
    if (documents.length === 0) yield { ...head, skippedResults: skipped }
    for (const [i, document] of documents.entries()) {
      const message = toMessage(document, fieldsOf(document))
      yield { ...head, document: message, skippedResults: i === 0 ? skipped : 0 }
    }
  }

  function* aggregation(request: RunAggregationRequest): Generator<RunAggregationResponse> {
    const reading = transactions.reading(request)
    const { structuredQuery, aggregations = [] } = request.structuredAggregationQuery
    const plan = planOf(request.parent, structuredQuery)
    reading.remember((moment) => runQuery(database, plan, moment).documents)
    const found = gather(plan, onlyCounts(aggregations), reading.time)
    meter.aggregation(found.size)
    yield { result: { aggregateFields: aggregate(found, aggregations) }, ...reading.head }
  }

  /** Documents are fetched only where counting them in the index does not do. */
  function gather(plan: Plan, isCount: boolean, time: Micros | undefined): Aggregated {
    if (isCount) return { size: countQuery(database, plan, time), documents: [] }
    const { documents } = runQuery(database, plan, time)
    return { size: documents.length, documents }
  }

  return {
    GetDocument: unary(context, 'GetDocument', getDocument),
    BatchGetDocuments: streaming(context, 'BatchGetDocuments', batchGet),
    RunQuery: streaming(context, 'RunQuery', query),
    RunAggregationQuery: streaming(context, 'RunAggregationQuery', aggregation),
  }
}

function masked(document: StoredDocument, mask: Mask | undefined): Fields {
  if (mask === undefined || mask === null) return document.fields
  const fields = (mask.fieldPaths ?? []).map((fieldPath) => ({ fieldPath }))
  return projectionOf({ select: { fields } })(document)
}
