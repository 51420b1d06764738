// Makes an index ready for its first search while the reader is still looking at the table.
import { breathe } from '../export/breathe.ts'
import type { OrderIndex } from './order-index.ts'

/** Orders between two pauses: about two milliseconds' worth on a slow machine. */
const SLICE = 250

/** Prepares all that `index` holds, without ever keeping the page from answering; ends early when aborted. */
export async function prepareInSlices(index: OrderIndex, signal?: AbortSignal): Promise<void> {
  while (signal?.aborted !== true && index.prepare(SLICE)) await breathe()
}
