// What there is: the documents of a collection, missing parents included, and the collections of a document.
import type { UntypedServiceImplementation } from '@grpc/grpc-js'
import type { Consistency, DocumentMessage, Mask } from '../messages.ts'
import { collectionOf, lastSegment } from '../paths.ts'
import { projectionOf } from '../query/run-query.ts'
import { RpcError } from '../rpc-error.ts'
import { toMessage } from '../store/document.ts'
import type { Micros } from '../time.ts'
import { compareStrings } from '../values/compare.ts'
import { type ServiceContext, unary } from './context.ts'

interface ListDocumentsRequest extends Consistency {
  parent: string
  collectionId: string
  pageSize?: number
  pageToken?: string
  orderBy?: string
  mask?: Mask
  showMissing?: boolean
}

interface ListDocumentsResponse {
  documents: DocumentMessage[]
  nextPageToken?: string
}

interface ListCollectionIdsRequest extends Consistency {
  parent: string
  pageSize?: number
  pageToken?: string
}

interface ListCollectionIdsResponse {
  collectionIds: string[]
  nextPageToken?: string
}

const DEFAULT_PAGE_SIZE = 300

export function listingMethods(context: ServiceContext): UntypedServiceImplementation {
  const { database, transactions, meter } = context

  function listDocuments(request: ListDocumentsRequest): ListDocumentsResponse {
    if (request.orderBy) throw new RpcError('UNIMPLEMENTED', 'ListDocuments.order_by is not built')
    const { time } = transactions.reading(request)
    const collection = `${request.parent}/${request.collectionId}`
    const ids = new Set<string>(request.showMissing ? parentsIn(collection) : [])
    for (const name of namesIn(collection, time)) ids.add(lastSegment(name))
    const { items, ...next } = pageOf(ids, request)
    meter.query(items.length)
    const fields = request.mask?.fieldPaths?.map((fieldPath) => ({ fieldPath })) ?? []
    const fieldsOf = projectionOf(request.mask ? { select: { fields } } : {})
    const documents = items.map((id) => {
      const name = `${collection}/${id}`
      const document = database.get(name, time)
      return document === undefined ? { name } : toMessage(document, fieldsOf(document))
    })
    return { documents, ...next }
  }

  function listCollectionIds(request: ListCollectionIdsRequest): ListCollectionIdsResponse {
    transactions.reading(request)
    const ids = new Set<string>()
    for (const name of database.collectionNames()) {
      const [id] = below(request.parent, name)
      if (id !== undefined) ids.add(id)
    }
    const { items, ...next } = pageOf(ids, request)
    meter.query(items.length)
    return { collectionIds: items, ...next }
  }

  /** Names of the documents that the collection holds, or held at `time`. */
  function* namesIn(collection: string, time?: Micros): Generator<string> {
    yield* database.collection(collection).documents.keys()
    if (time === undefined) return
    for (const name of database.log.changedAfter(time)) {
      if (collectionOf(name) === collection && database.get(name, time)) yield name
    }
  }

  /** Ids in the collection that stand in the name of a deeper document, whether they exist or not. */
  function* parentsIn(collection: string): Generator<string> {
    for (const name of database.collectionNames()) {
      const [id] = below(collection, collectionOf(name))
      if (id !== undefined) yield id
    }
  }

  return {
    ListDocuments: unary(context, 'ListDocuments', listDocuments),
    ListCollectionIds: unary(context, 'ListCollectionIds', listCollectionIds),
  }
}

/** The segments of `name` behind `prefix`, or of what equals it; none where it does not stand below. */
function below(prefix: string, name: string): string[] {
  return name.startsWith(`${prefix}/`) ? name.slice(prefix.length + 1).split('/') : []
}

function pageOf(
  ids: Iterable<string>,
  { pageSize, pageToken }: { pageSize?: number; pageToken?: string },
): { items: string[]; nextPageToken?: string } {
  const size = pageSize || DEFAULT_PAGE_SIZE
  const left = [...ids]
    .filter((id) => !pageToken || compareStrings(id, pageToken) > 0)
    .sort(compareStrings)
  const items = left.slice(0, size)
  const last = items.at(-1)
  return last === undefined || left.length <= size ? { items } : { items, nextPageToken: last }
}
