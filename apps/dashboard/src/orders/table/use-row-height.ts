// How high a row is on this screen, for this person.
import { createSharedComposable, useMediaQuery } from '@vueuse/core'
import { computed } from 'vue'
import { usePreferences } from '../../preferences/use-preferences.ts'
import { rowHeightOf } from './row-height.ts'
import { useIsPhone } from './use-is-phone.ts'

export const useRowHeight = createSharedComposable(() => {
  const { density } = usePreferences()
  const phone = useIsPhone()
  const coarse = useMediaQuery('(pointer: coarse)')
  return computed(() => rowHeightOf(density.value, { phone: phone.value, coarse: coarse.value }))
})
