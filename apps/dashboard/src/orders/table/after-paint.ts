// Work that the next frame does not need.

/** Calls `act` once the page has been painted with what has changed by now; where it is hidden, once it is seen again. */
export function afterPaint(act: () => void): void {
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      act()
    }
    port2.postMessage(undefined)
  })
}
