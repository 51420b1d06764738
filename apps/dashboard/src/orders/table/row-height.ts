// How high a row is, in pixels: fixed, so that the place of each of a hundred thousand rows is known unseen.
import type { Density } from '../../preferences/preferences.ts'

/** @param coarse - pointed at by fingers, which need 44 pixels */
export function rowHeightOf(
  density: Density,
  { phone, coarse }: { phone: boolean; coarse: boolean },
): number {
  if (phone) return density === 'compact' ? 64 : 76
  if (density === 'comfortable') return 52
  return coarse ? 44 : 36
}
