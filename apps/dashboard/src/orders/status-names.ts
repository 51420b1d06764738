// The names that shops commonly give their statuses, in the order in which an order usually has them.

/** How a status looks: it waits for somebody, is under way, has come well or badly to its end. */
type KnownTone = 'wait' | 'move' | 'good' | 'bad'

export interface KnownStatus {
  readonly tone: KnownTone
  /** Its place in an order's usual life, from 0. */
  readonly stage: number
}

const LIFE: readonly (readonly [KnownTone, string])[] = [
  ['wait', 'new open pending unpaid awaiting-payment on-hold backordered'],
  ['move', 'confirmed paid processing packed fulfilling shipped in-transit out-for-delivery'],
  ['good', 'delivered picked-up fulfilled completed complete done'],
  ['bad', 'cancelled canceled failed declined refunded returned disputed'],
]

const KNOWN: ReadonlyMap<string, KnownStatus> = new Map(
  LIFE.flatMap(([tone, list]) => list.split(' ').map((name) => [name, tone] as const)).map(
    ([name, tone], stage) => [name, { tone, stage }],
  ),
)

/** What is known of a status, whatever its case and whichever of «-», «_» and blank joins its words. */
export function knownStatus(status: string | null): KnownStatus | undefined {
  const name = status
    ?.trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, '-')
  return name === undefined ? undefined : KNOWN.get(name)
}
