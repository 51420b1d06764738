// Which field of a shop's document feeds which field of an order: ORDERS_FIELDS, read once.

/** The fields of an order that a document field can feed, each with the path it has by default. */
const DEFAULT_PATHS = {
  number: ['number'],
  'customer.name': ['customer', 'name'],
  'customer.email': ['customer', 'email'],
  items: ['items'],
  'items.sku': ['sku'],
  'items.name': ['name'],
  'items.quantity': ['quantity'],
  'items.price': ['price'],
  total: ['total'],
  currency: ['currency'],
  status: ['status'],
  createdAt: ['createdAt'],
  updatedAt: ['updatedAt'],
  deletedAt: ['deletedAt'],
} as const satisfies Record<string, readonly string[]>

type OrderFieldName = keyof typeof DEFAULT_PATHS

/** The names of nested fields, outermost first. */
export type DocumentPath = readonly string[]

/** Where each field is found: from the document's top, but `items.…` from the top of one item. */
export type OrderFields = Readonly<Record<OrderFieldName, DocumentPath>>

/** The text cannot be understood. The message names the part that is wrong and what is allowed. */
export class OrdersFieldsError extends Error {
  readonly code = 'ORDERS_FIELDS_INVALID'

  constructor(problem: string) {
    super(problem)
    this.name = 'OrdersFieldsError'
  }
}

const SEGMENT = '(?:[^`.,=\\s]+|`(?:[^`\\\\]|\\\\.)+`)'
const SEGMENTS = new RegExp(SEGMENT, 'g')
const PAIR = new RegExp(`\\s*([^\\s=,]+)\\s*=\\s*(${SEGMENT}(?:\\.${SEGMENT})*)\\s*(?:,|$)`, 'y')
/** Firestore keeps such names to itself. */
const RESERVED = /^__.*__$/s

/**
 * Reads pairs of the form `total=amount.gross,customer.email=buyer.mail`: an order's field, and the dotted
 * path of the document field that feeds it. A name with a dot, comma, equals sign, backtick or space in it
 * stands in backticks, a backtick or backslash inside them behind a backslash, as in Firestore's own field
 * paths. The paths of `items.…` start inside one item. What is not named keeps its plain name.
 *
 * @throws OrdersFieldsError when a part is malformed, unknown, given twice or reserved by Firestore
 */
export function parseOrdersFields(text: string | undefined): OrderFields {
  const given: Partial<Record<OrderFieldName, DocumentPath>> = {}
  const pairs = new RegExp(PAIR)
  const source = text?.trim() ?? ''
  while (pairs.lastIndex < source.length) {
    const start = pairs.lastIndex
    const [, name, path] = pairs.exec(source) ?? []
    if (name === undefined || path === undefined) throw malformed(source.slice(start))
    if (!isOrderFieldName(name)) throw unknown(name)
    if (given[name] !== undefined) throw new OrdersFieldsError(`«${name}» is given twice`)
    given[name] = segmentsOf(path)
  }
  return Object.freeze({ ...DEFAULT_PATHS, ...given })
}

/** The path as a person would write it. */
export function pathText(path: DocumentPath): string {
  return path.join('.')
}

/** The paths in a document that feed an order, none of them twice or inside another. */
export function documentPaths(fields: OrderFields): DocumentPath[] {
  const outermost: DocumentPath[] = []
  const paths = Object.entries(fields).flatMap(([name, path]) =>
    name.startsWith('items.') ? [] : [path],
  )
  for (const path of paths.sort((a, b) => a.length - b.length)) {
    const isTold = outermost.some((other) => other.every((name, depth) => path[depth] === name))
    if (!isTold) outermost.push(path)
  }
  return outermost
}

function segmentsOf(path: string): DocumentPath {
  const segments = (path.match(SEGMENTS) ?? []).map((segment) =>
    segment.startsWith('`') ? segment.slice(1, -1).replace(/\\(.)/gs, '$1') : segment,
  )
  const reserved = segments.find((segment) => RESERVED.test(segment))
  if (reserved !== undefined) {
    throw new OrdersFieldsError(`«${reserved}» is a name that Firestore reserves for itself`)
  }
  return Object.freeze(segments)
}

function isOrderFieldName(name: string): name is OrderFieldName {
  return Object.hasOwn(DEFAULT_PATHS, name)
}

function malformed(rest: string): OrdersFieldsError {
  return new OrdersFieldsError(
    `«${rest.split(',', 1)[0]?.trim()}» is not of the form field=document.path; pairs are separated by commas, and the fields are ${allowed()}`,
  )
}

function unknown(name: string): OrdersFieldsError {
  return new OrdersFieldsError(`«${name}» is not a field of an order; the fields are ${allowed()}`)
}

function allowed(): string {
  return Object.keys(DEFAULT_PATHS).join(', ')
}
