// The messages of google.firestore.v1 as the proto loader gives and takes them: enums and 64-bit integers as
// strings, bytes as Buffers, absent fields absent. Only what this server reads or writes is spelled out.

export interface TimestampMessage {
  seconds?: string
  nanos?: number
}

export type Fields = Record<string, Value>

export type Value =
  | { valueType: 'nullValue'; nullValue: 'NULL_VALUE' }
  | { valueType: 'booleanValue'; booleanValue: boolean }
  | { valueType: 'integerValue'; integerValue: string }
  | { valueType: 'doubleValue'; doubleValue: number }
  | { valueType: 'timestampValue'; timestampValue: TimestampMessage }
  | { valueType: 'stringValue'; stringValue: string }
  | { valueType: 'bytesValue'; bytesValue: Buffer }
  | { valueType: 'referenceValue'; referenceValue: string }
  | { valueType: 'geoPointValue'; geoPointValue: { latitude?: number; longitude?: number } }
  | { valueType: 'arrayValue'; arrayValue: { values?: Value[] } }
  | { valueType: 'mapValue'; mapValue: { fields?: Fields } }

export interface DocumentMessage {
  name: string
  fields?: Fields
  createTime?: TimestampMessage
  updateTime?: TimestampMessage
}

export interface Mask {
  fieldPaths?: string[]
}

export interface Precondition {
  exists?: boolean
  updateTime?: TimestampMessage
}

export interface FieldTransform {
  fieldPath: string
  setToServerValue?: string
  increment?: Value
  maximum?: Value
  minimum?: Value
  appendMissingElements?: { values?: Value[] }
  removeAllFromArray?: { values?: Value[] }
}

export interface Write {
  update?: DocumentMessage
  delete?: string
  transform?: { document: string; fieldTransforms?: FieldTransform[] }
  updateMask?: Mask
  updateTransforms?: FieldTransform[]
  currentDocument?: Precondition
}

export interface WriteResult {
  updateTime?: TimestampMessage
  transformResults?: Value[]
}

type Direction = 'ASCENDING' | 'DESCENDING' | 'DIRECTION_UNSPECIFIED'

export interface Filter {
  compositeFilter?: { op?: string; filters?: Filter[] }
  fieldFilter?: { field: { fieldPath: string }; op?: string; value: Value }
  unaryFilter?: { field: { fieldPath: string }; op?: string }
}

export interface CursorMessage {
  values?: Value[]
  before?: boolean
}

export interface StructuredQuery {
  select?: { fields?: { fieldPath: string }[] }
  from?: { collectionId?: string; allDescendants?: boolean }[]
  where?: Filter
  orderBy?: { field: { fieldPath: string }; direction?: Direction }[]
  startAt?: CursorMessage
  endAt?: CursorMessage
  offset?: number
  limit?: { value?: number }
  findNearest?: unknown
}

export interface TransactionOptions {
  readOnly?: { readTime?: TimestampMessage }
  readWrite?: { retryTransaction?: Buffer }
}

/** Which moment, or which transaction, a read belongs to. */
export interface Consistency {
  transaction?: Buffer
  newTransaction?: TransactionOptions
  readTime?: TimestampMessage
}

export interface Aggregation {
  alias?: string
  count?: { upTo?: { value?: string } }
  sum?: { field: { fieldPath: string } }
  avg?: { field: { fieldPath: string } }
}

export interface TargetMessage {
  targetId?: number
  once?: boolean
  query?: { parent: string; structuredQuery: StructuredQuery }
  documents?: { documents?: string[] }
  resumeToken?: Buffer
  readTime?: TimestampMessage
}
