// One line of a chart that is also a table.
import type { RouteLocationRaw } from 'vue-router'
import type { Compared } from '../../orders/numbers/change.ts'
import type { StatusTone } from '../../orders/status-tone.ts'

export interface NumbersRow {
  readonly key: string
  readonly label: string
  /** What tells it from others of the same name. */
  readonly note?: string | undefined
  readonly tone?: StatusTone
  readonly value: Compared
  /** The orders behind it. */
  readonly to: RouteLocationRaw
}
