// Below this width the rows of the table are cards.
import { createSharedComposable, useMediaQuery } from '@vueuse/core'

export const useIsPhone = createSharedComposable(() => useMediaQuery('(max-width: 39.99rem)'))
