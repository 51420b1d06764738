// Where a copy differs from what is true.
import { isDeepStrictEqual } from 'node:util'
import type { Order } from '@deltadesk/contract'
import type { ReplicaFollower } from '@deltadesk/sync'
import type { Window } from './shop.ts'

/** What is wrong with `copy`, a line for each order, contents included. */
export function differences(copy: ReplicaFollower<Order>, truth: Window): string[] {
  const lines: string[] = []
  for (const [id, expected] of truth) {
    const held = copy.get(id)
    if (held === undefined) {
      lines.push(`${id} is missing, updated at ${expected.updatedAt}`)
      continue
    }
    const { version, ...order } = held
    if (isDeepStrictEqual(order, expected)) continue
    lines.push(
      `${id} in version ${version} is ${JSON.stringify(order)}, not ${JSON.stringify(expected)}`,
    )
  }
  for (const { id, updatedAt } of copy.values()) {
    if (!truth.has(id)) lines.push(`${id} is held and should not be, updated at ${updatedAt}`)
  }
  return lines
}
