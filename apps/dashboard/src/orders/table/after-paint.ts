// Work that the next frame does not need.

let waiting: (() => void)[] = []

/** Calls `act` once the page has been painted with what has changed by now; where it is hidden, once it is seen again. */
export function afterPaint(act: () => void): void {
  waiting.push(act)
  if (waiting.length === 1) requestAnimationFrame(() => setTimeout(actAll))
}

/** All in one task, so that they lead to one more frame and not to several. */
function actAll(): void {
  const acts = waiting
  waiting = []
  for (const act of acts) act()
}
