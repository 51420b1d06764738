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
import { aggregate } from '../query/aggregate.ts'
import { projectionOf, runQuery } from '../query/run-query.ts'
import { RpcError } from '../rpc-error.ts'
import { type StoredDocument, toMessage } from '../store/document.ts'
import { timestampOf } from '../time.ts'
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
  const now = () => timestampOf(database.readTime())

  /** A transaction begun by this read is told in the first answer. */
  const begun = (request: Consistency, transaction: Buffer | undefined) =>
    request.newTransaction && transaction ? { transaction } : {}

  function getDocument(request: GetDocumentRequest): DocumentMessage {
    const transaction = transactions.join(request)
    transactions.remember(transaction, () => [database.get(request.name)])
    meter.lookup(1)
    const document = database.get(request.name)
    if (document === undefined) throw new RpcError('NOT_FOUND', `No document: ${request.name}`)
    return toMessage(document, masked(document, request.mask))
  }

  function* batchGet(request: BatchGetRequest): Generator<BatchGetResponse> {
    const transaction = transactions.join(request)
    const names = request.documents ?? []
    transactions.remember(transaction, () => names.map((name) => database.get(name)))
    meter.lookup(names.length)
    const readTime = now()
    for (const [i, name] of names.entries()) {
      const document = database.get(name)
      const head = i === 0 ? begun(request, transaction) : {}
      yield document === undefined
        ? { missing: name, readTime, ...head }
        : { found: toMessage(document, masked(document, request.mask)), readTime, ...head }
    }
  }

  function* query(request: RunQueryRequest): Generator<RunQueryResponse> {
    const transaction = transactions.join(request)
    const { parent, structuredQuery } = request
    const read = () => runQuery(database, parent, structuredQuery)
    transactions.remember(transaction, () => read().documents)
    const { documents, skipped } = read()
    meter.query(documents.length + skipped)
    const readTime = now()
    const fieldsOf = projectionOf(structuredQuery)
    const head = { skippedResults: skipped, ...begun(request, transaction) }
    if (documents.length === 0) yield { readTime, ...head }
    for (const [i, document] of documents.entries()) {
      const message = toMessage(document, fieldsOf(document))
      yield { document: message, readTime, ...(i === 0 ? head : {}) }
    }
  }

  function* aggregation(request: RunAggregationRequest): Generator<RunAggregationResponse> {
    const transaction = transactions.join(request)
    const { structuredQuery, aggregations = [] } = request.structuredAggregationQuery
    const read = () => runQuery(database, request.parent, structuredQuery).documents
    transactions.remember(transaction, read)
    const documents = read()
    meter.aggregation(documents.length)
    yield {
      result: { aggregateFields: aggregate(documents, aggregations) },
      readTime: now(),
      ...begun(request, transaction),
    }
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
