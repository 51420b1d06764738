// Which fields of an order the sampled documents feed: where one is missing in all, the mapping is mostly wrong.
import type { Order } from '@deltadesk/contract'
import { DocumentReader } from '../../orders/document-reader.ts'
import { type OrderFields, pathText } from '../../orders/order-fields.ts'
import { orderFromDocument } from '../../orders/order-from-document.ts'
import type { FoundDocument } from '../../orders/source/orders-reader.ts'
import { many, share, some } from '../amounts.ts'
import { type Finding, ok, warning } from '../finding.ts'

type ReadOrder = Omit<Order, 'version'>
type Checked =
  | 'number'
  | 'customer.name'
  | 'customer.email'
  | 'items'
  | 'total'
  | 'currency'
  | 'status'
  | 'createdAt'

/** Whether an order says of a field what its document says, which does say something. */
const FITS: Readonly<Record<Checked, (order: ReadOrder, value: unknown) => boolean>> = {
  number: ({ number }, value) => number === String(value),
  'customer.name': ({ customer }) => customer.name !== null,
  'customer.email': ({ customer }) => customer.email !== null,
  items: ({ items }, value) => Array.isArray(value) && items.length === value.length,
  total: ({ total }) => total !== null,
  currency: ({ currency }) => currency !== null,
  status: ({ status }) => status !== null,
  createdAt: ({ createdAt }) => createdAt !== null,
}
const CHECKED = Object.keys(FITS) as Checked[]

const ABOUT = 'fields'

/** One document, as far as it could be read. */
interface Reading {
  readonly id: string
  readonly document: DocumentReader
  readonly order: ReadOrder
  readonly names: readonly string[]
}

export function judgeFields(sample: readonly FoundDocument[], fields: OrderFields): Finding[] {
  const readings = sample.flatMap((one) => readingOf(one, fields))
  if (readings.length === 0) return []
  const troubles = CHECKED.flatMap((name) => judgeField(name, readings, fields) ?? [])
  const undecoded = sample.length - readings.length
  if (undecoded > 0) {
    troubles.push(
      warning(ABOUT, {
        says: `${share(undecoded, sample.length)} sampled orders can't be decoded, and are left out`,
        remedy: 'the log of the desk names each of them once, and says why',
      }),
    )
  }
  if (troubles.length > 0) return troubles
  return [
    ok(
      ABOUT,
      `all that an order has by name is found in ${many(readings.length, 'sampled order')}`,
    ),
  ]
}

/** How many characters the sampled orders have as JSON, on the average; undefined without any. */
export function averageLength(
  sample: readonly FoundDocument[],
  fields: OrderFields,
): number | undefined {
  const lengths = sample
    .flatMap((one) => readingOf(one, fields))
    .map(({ order }) => Buffer.byteLength(JSON.stringify(order)))
  if (lengths.length === 0) return undefined
  return lengths.reduce((sum, length) => sum + length, 0) / lengths.length
}

function readingOf({ id, updateTime, ...found }: FoundDocument, fields: OrderFields): Reading[] {
  try {
    const data = found.fields()
    const time = { updatedAt: updateTime, isOwn: true }
    const { order, deleted } = orderFromDocument(id, data, fields, time)
    if (deleted) return []
    return [{ id, document: new DocumentReader(data), order, names: Object.keys(data) }]
  } catch {
    return []
  }
}

function judgeField(
  name: Checked,
  readings: readonly Reading[],
  fields: OrderFields,
): Finding | undefined {
  const path = fields[name]
  const valueIn = ({ document }: Reading) => document.peek(path) ?? undefined
  const filled = readings.filter((reading) => valueIn(reading) !== undefined)
  const unfit = filled.filter((reading) => !FITS[name](reading.order, valueIn(reading)))
  const place = pathText(path) === name ? name : `${name} (from «${pathText(path)}»)`
  const missing = readings.length - filled.length
  if (unfit.length > 0) {
    return warning(ABOUT, {
      says: `${place} does not fit in ${share(unfit.length, readings.length)} sampled orders: ${some(unfit.map(({ id }) => id))}`,
      remedy: `it is empty there, and what the document has is kept under «extra»: name another field with ORDERS_FIELDS, or mend the documents`,
    })
  }
  if (missing === readings.length) {
    return warning(ABOUT, {
      says: `${place} is in none of ${many(readings.length, 'sampled order')}, whose fields are ${namesIn(readings)}`,
      remedy: `name the field that has it: ORDERS_FIELDS=${name}=…; if there is none, leave it so`,
    })
  }
  if (missing * 2 < readings.length) return undefined
  return warning(ABOUT, {
    says: `${place} is missing in ${share(missing, readings.length)} sampled orders`,
    remedy: 'if those documents have it under another name, have the app write one name',
  })
}

/** The most frequent first. */
function namesIn(readings: readonly Reading[]): string {
  const frequency = new Map<string, number>()
  for (const name of readings.flatMap(({ names }) => names)) {
    frequency.set(name, (frequency.get(name) ?? 0) + 1)
  }
  return some(
    [...frequency.keys()].toSorted((a, b) => (frequency.get(b) ?? 0) - (frequency.get(a) ?? 0)),
    12,
  )
}
