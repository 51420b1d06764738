// Shops name their statuses as they like. The common names get the colour that people expect of them, all
// others a calm one: a wrong colour would say more than we know.

export type StatusTone = 'wait' | 'move' | 'good' | 'bad' | 'calm'

const TONES: ReadonlyMap<string, StatusTone> = new Map([
  ...names('wait', 'new pending open unpaid on-hold awaiting-payment backordered'),
  ...names(
    'move',
    'paid confirmed processing packed fulfilling shipped in-transit out-for-delivery',
  ),
  ...names('good', 'delivered completed complete fulfilled done picked-up'),
  ...names('bad', 'cancelled canceled failed declined refunded returned disputed'),
])

/** The tone of a status, whatever its case and whichever of «-», «_» and blank joins its words. */
export function toneOf(status: string | null): StatusTone {
  const name =
    status
      ?.trim()
      .toLowerCase()
      .replace(/[\s_-]+/g, '-') ?? ''
  return TONES.get(name) ?? 'calm'
}

function names(tone: StatusTone, list: string): [string, StatusTone][] {
  return list.split(' ').map((name) => [name, tone])
}
