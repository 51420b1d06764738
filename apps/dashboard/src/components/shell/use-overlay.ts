// What lies over the page: one of these at a time, opened from the bar, the palette or by a key.
import { createGlobalState } from '@vueuse/core'
import { shallowRef } from 'vue'

export type Overlay = 'palette' | 'settings' | 'shortcuts' | 'renewal'

export const useOverlay = createGlobalState(() => {
  const open = shallowRef<Overlay>()
  return {
    open,
    show(overlay: Overlay): void {
      open.value = overlay
    },
    /** Does nothing where another one has taken its place. */
    close(overlay: Overlay): void {
      if (open.value === overlay) open.value = undefined
    },
  }
})
