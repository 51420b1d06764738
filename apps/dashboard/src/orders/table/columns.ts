// The columns that the table of orders can show, in the order in which it shows them at first.

/** `size` is the least width in pixels while nobody has set one, `grow` how eagerly it takes what is left over. */
export interface OrderColumn {
  readonly id: OrderColumnId
  readonly size: number
  readonly grow: number
  /** Numbers line up at their end. */
  readonly end: boolean
  /** Where the first click on the head sorts downwards: times and sums, whose largest people look for. */
  readonly descFirst: boolean
  /** Shown before somebody chooses. */
  readonly initial: boolean
}

export const ORDER_COLUMN_IDS = [
  'number',
  'customer',
  'items',
  'total',
  'status',
  'created',
  'updated',
  'email',
  'pieces',
  'currency',
  'country',
  'id',
] as const
export type OrderColumnId = (typeof ORDER_COLUMN_IDS)[number]

/** The first column names the row: it can't be hidden or moved, and stays in sight. */
export const FIRST_COLUMN: OrderColumnId = 'number'

export const ORDER_COLUMNS: readonly OrderColumn[] = [
  column('number', 124, 0),
  column('customer', 160, 3),
  column('items', 196, 4),
  column('total', 140, 0, { end: true, descFirst: true }),
  column('status', 132, 1),
  column('created', 196, 0, { descFirst: true }),
  column('updated', 124, 0, { descFirst: true }),
  column('email', 210, 2, { initial: false }),
  column('pieces', 84, 0, { end: true, descFirst: true, initial: false }),
  column('currency', 92, 0, { initial: false }),
  column('country', 116, 0, { initial: false }),
  column('id', 200, 1, { initial: false }),
]

export const COLUMN_LIMITS = { min: 64, max: 800 } as const

export function isOrderColumnId(id: unknown): id is OrderColumnId {
  return ORDER_COLUMN_IDS.some((known) => known === id)
}

function column(
  id: OrderColumnId,
  size: number,
  grow: number,
  rest: Partial<Pick<OrderColumn, 'end' | 'descFirst' | 'initial'>> = {},
): OrderColumn {
  return { id, size, grow, end: false, descFirst: false, initial: true, ...rest }
}
