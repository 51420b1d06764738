// The toasts of this tab: `useToasts().show({ text, undo? })` from anywhere, and the region that shows them.
import { createGlobalState } from '@vueuse/core'
import { shallowReadonly, shallowRef } from 'vue'
import { type Toast, type ToastOptions, ToastQueue, type ToastTimers } from './toast-queue.ts'

const browserTimers: ToastTimers = {
  now: () => performance.now(),
  after(millis, run) {
    const timer = setTimeout(run, millis)
    return () => clearTimeout(timer)
  },
}

export const useToasts = createGlobalState(() => {
  const toasts = shallowRef<readonly Toast[]>([])
  const queue = new ToastQueue(browserTimers, (shown) => {
    toasts.value = shown
  })
  return {
    /** What is to be shown, the newest last. */
    toasts: shallowReadonly(toasts),
    /** Tells what was done; with `undo` it can be taken back for a while. */
    show: (options: ToastOptions): number => queue.show(options),
    dismiss: (id: number): void => queue.dismiss(id),
    undo: (id: number): void => queue.undo(id),
    pause: (): void => queue.pause(),
    resume: (): void => queue.resume(),
  }
})
