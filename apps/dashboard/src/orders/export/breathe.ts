// A pause in long work, so that the page can paint and answer.

/** Resolves in a task of its own, as soon as what waits to be done has been done. */
export function breathe(): Promise<void> {
  // Old browsers lack it; their timers would wait for a second where the tab is hidden, messages don't.
  if ('scheduler' in globalThis && 'yield' in scheduler) return scheduler.yield()
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })
}
