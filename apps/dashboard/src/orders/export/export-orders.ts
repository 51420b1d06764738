// Orders as a file. It is written in slices with a pause after each, so that the page never freezes.
import type { Order } from '@deltadesk/contract'
import { breathe } from './breathe.ts'
import { CSV_HEAD, csvRow } from './orders-csv.ts'
import { JSON_HEAD, JSON_TAIL, jsonRow } from './orders-json.ts'

export type ExportFormat = 'csv' | 'json'

export interface ExportOptions {
  /** Aborting it makes the export reject with the reason. */
  readonly signal?: AbortSignal | undefined
  /** Called after each slice with the orders written so far. */
  readonly onProgress?: ((done: number) => void) | undefined
  /** Milliseconds from any start. */
  readonly clock?: () => number
  /** A pause between two slices. */
  readonly pause?: () => Promise<void>
}

/** How long a slice goes on; half a frame would be 8. */
const SLICE_MS = 4
/** And how much it writes, in UTF-16 units: to encode that takes its time as well. */
const SLICE_TEXT = 65_536
/** Orders between two looks at the clock. */
const STEP = 16

const FORMATS = {
  csv: { type: 'text/csv;charset=utf-8', head: CSV_HEAD, row: csvRow, tail: '' },
  json: { type: 'application/json', head: JSON_HEAD, row: jsonRow, tail: JSON_TAIL },
} as const

/**
 * A file of `orders` in their order, in UTF-8. Half characters, which UTF-8 can't hold, become U+FFFD in CSV; JSON
 * keeps them as escapes.
 *
 * @throws the reason of `signal` when it is aborted
 */
export async function exportOrders(
  orders: readonly Order[],
  format: ExportFormat,
  { signal, onProgress, clock = () => performance.now(), pause = breathe }: ExportOptions = {},
): Promise<Blob> {
  const { type, head, row, tail } = FORMATS[format]
  const parts: BlobPart[] = [head]
  for (let done = 0; done < orders.length; ) {
    signal?.throwIfAborted()
    const until = clock() + SLICE_MS
    let text = ''
    do {
      for (const order of orders.slice(done, done + STEP)) text += row(order, done++)
    } while (done < orders.length && text.length < SLICE_TEXT && clock() < until)
    // A Blob of its own encodes the slice now; all of the text at the end would take too long at once.
    parts.push(new Blob([text]))
    onProgress?.(done)
    await pause()
  }
  signal?.throwIfAborted()
  return new Blob([...parts, tail], { type })
}
