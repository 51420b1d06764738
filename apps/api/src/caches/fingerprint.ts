// Names what a kept replica is a copy of. A store that outlives the process may be found again by one that is
// configured otherwise; a copy of something else is no copy.
import { createHash } from 'node:crypto'
import type { Config } from '../config/config.ts'

/** To be raised when the text of an order, or what an engine makes of a document, changes. */
const FORMAT = 1
const DIGITS = 16

type Described = Pick<
  Config,
  'firestore' | 'ordersCollection' | 'ordersFields' | 'ordersSelect' | 'orderLimit'
>

/** Sixteen hex digits, the same wherever the same orders are copied in the same way. */
export function replicaFingerprint(config: Described): string {
  const { firestore, ordersCollection, ordersFields, ordersSelect, orderLimit } = config
  const { projectId, connection } = firestore
  const copied = [
    ['format', FORMAT],
    ['projectId', projectId],
    // With whose rights the orders are read does not matter, but an emulator's are not those of the real project.
    ['emulator', connection.kind === 'emulator' ? connection.host : null],
    ['ordersCollection', ordersCollection],
    ['ordersFields', Object.entries(ordersFields).sort(byName)],
    ['ordersSelect', ordersSelect],
    ['orderLimit', orderLimit],
  ]
  return createHash('sha256').update(JSON.stringify(copied)).digest('hex').slice(0, DIGITS)
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1
}
