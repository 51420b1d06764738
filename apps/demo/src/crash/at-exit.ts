// What must not outlive this program, however it ends: processes that it started, file systems that it mounted.

const duties = new Set<() => void>()
let isWatching = false

/**
 * Runs `duty`, which may not wait for anything, when the program ends, be it by a signal.
 *
 * @returns what takes the duty off again
 */
export function atExit(duty: () => void): () => void {
  if (!isWatching) watch()
  duties.add(duty)
  return () => duties.delete(duty)
}

function watch(): void {
  isWatching = true
  process.on('exit', () => {
    for (const duty of duties) duty()
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => process.exit(130))
  }
}
