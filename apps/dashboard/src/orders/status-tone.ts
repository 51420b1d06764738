// Shops name their statuses as they like. The common names get the colour that people expect of them, all
// others a calm one: a wrong colour would say more than we know.
import { knownStatus } from './status-names.ts'

export type StatusTone = 'wait' | 'move' | 'good' | 'bad' | 'calm'

/** The tone of a status, whatever its case and whichever of «-», «_» and blank joins its words. */
export function toneOf(status: string | null): StatusTone {
  return knownStatus(status)?.tone ?? 'calm'
}
