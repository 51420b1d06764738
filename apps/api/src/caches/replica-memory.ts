// What a replica takes of the process's memory. V8 does not tell what one object takes, so it is estimated from what
// the replica knows of itself, on the safe side.
import type { SyncStatus } from '@deltadesk/sync'

// Measured with Node 26 over 1,000 to 100,000 orders of 330 to 7,900 bytes of JSON: an order takes what its text takes
// and 110 to 150 bytes for the text's header, the id and the table. A text in Latin letters takes its own size. With a
// single letter beyond them, and be it one «ł», V8 keeps all of it at two bytes a character: twice its size.
const MEMORY_PER_BYTE = 2
/** As much again as was measured, for the tombstones: there may be as many as orders. */
const MEMORY_PER_ORDER = 256
/** The engine, and the table while it is empty. */
const MEMORY_PER_REPLICA = 16 * 1024

/** Bytes of memory that a replica takes at most. */
export function estimateMemory({ count, bytes }: Pick<SyncStatus, 'count' | 'bytes'>): number {
  return MEMORY_PER_REPLICA + MEMORY_PER_ORDER * count + MEMORY_PER_BYTE * bytes
}
