// How a person arranged the columns, as it is kept in this browser: which are shown, in which order, how wide.
// What is read back may be of another version of the dashboard or by another hand, so every part is checked.
import { isRecord, recordIn } from '../../outside/record.ts'
import {
  COLUMN_LIMITS,
  FIRST_COLUMN,
  isOrderColumnId,
  ORDER_COLUMN_IDS,
  ORDER_COLUMNS,
  type OrderColumnId,
} from './columns.ts'

export interface ColumnLayout {
  /** Every column, shown or not; the first one first. */
  readonly order: readonly OrderColumnId[]
  readonly hidden: readonly OrderColumnId[]
  /** Widths in pixels where somebody set one. */
  readonly sizes: Readonly<Partial<Record<OrderColumnId, number>>>
}

export const DEFAULT_LAYOUT: ColumnLayout = {
  order: ORDER_COLUMN_IDS,
  hidden: ORDER_COLUMNS.filter(({ initial }) => !initial).map(({ id }) => id),
  sizes: {},
}

/** Reads what `JSON.stringify` made of a layout; never throws. */
export function parseLayout(json: string): ColumnLayout {
  const { order, hidden, sizes } = recordIn(json)
  return {
    order: Array.isArray(order) ? withAll(order.filter(isOrderColumnId)) : DEFAULT_LAYOUT.order,
    hidden: Array.isArray(hidden)
      ? hidden.filter(isOrderColumnId).filter((id) => id !== FIRST_COLUMN)
      : DEFAULT_LAYOUT.hidden,
    sizes: Object.fromEntries(
      Object.entries(isRecord(sizes) ? sizes : {}).flatMap(([id, size]) =>
        isOrderColumnId(id) && typeof size === 'number' ? [[id, clampSize(size)]] : [],
      ),
    ),
  }
}

/** `order` with `id` put where `target` stands now; nothing gets before the first column. */
export function moved(
  order: readonly OrderColumnId[],
  id: OrderColumnId,
  target: OrderColumnId,
): readonly OrderColumnId[] {
  const to = order.indexOf(target)
  if (id === FIRST_COLUMN || target === FIRST_COLUMN || id === target) return order
  const rest = order.filter((other) => other !== id)
  return [...rest.slice(0, to), id, ...rest.slice(to)]
}

/** The shown column beside `id`, where there is one to change places with. */
export function neighbour(
  shown: readonly OrderColumnId[],
  id: OrderColumnId,
  step: 1 | -1,
): OrderColumnId | undefined {
  const beside = shown[shown.indexOf(id) + step]
  return beside === FIRST_COLUMN || id === FIRST_COLUMN ? undefined : beside
}

/** For `grid-template-columns`: set widths are kept, the others share what is left over. */
export function gridTemplate(
  shown: readonly OrderColumnId[],
  sizes: ColumnLayout['sizes'],
): string {
  const grows = shown.some((id) => sizes[id] === undefined && columnOf(id).grow > 0)
  const tracks = shown.map((id, at) => {
    const { size, grow } = columnOf(id)
    const set = sizes[id]
    // Someone has to take what is left over, or the row's ground would end before the table does.
    if (!grows && at === shown.length - 1) return `minmax(${set ?? size}px, 1fr)`
    if (set !== undefined) return `${set}px`
    return grow === 0 ? `${size}px` : `minmax(${size}px, ${grow}fr)`
  })
  return tracks.join(' ')
}

/** The least width of all of them together, in pixels. */
export function leastWidth(shown: readonly OrderColumnId[], sizes: ColumnLayout['sizes']): number {
  return shown.reduce((sum, id) => sum + (sizes[id] ?? columnOf(id).size), 0)
}

/** The least needed first; what names an order, who placed it, and what it comes to stay. */
const LEAVING: readonly OrderColumnId[] = [
  'id',
  'email',
  'country',
  'currency',
  'pieces',
  'created',
  'items',
  'updated',
  'status',
]

/** Those of the shown columns that there is room for, without the least needed ones. */
export function fitting(
  shown: readonly OrderColumnId[],
  sizes: ColumnLayout['sizes'],
  room: number,
): readonly OrderColumnId[] {
  let left = shown
  for (const id of LEAVING) {
    if (leastWidth(left, sizes) <= room) break
    left = left.filter((other) => other !== id)
  }
  return left
}

export function clampSize(size: number): number {
  return Math.round(Math.min(Math.max(size, COLUMN_LIMITS.min), COLUMN_LIMITS.max))
}

export function columnOf(id: OrderColumnId) {
  const found = ORDER_COLUMNS.find((column) => column.id === id)
  if (!found) throw new RangeError(`No column is called ${id}`)
  return found
}

/** Every column once, the first one first; those that are not named behind. */
function withAll(order: readonly OrderColumnId[]): OrderColumnId[] {
  return [...new Set([FIRST_COLUMN, ...order, ...ORDER_COLUMN_IDS])]
}
