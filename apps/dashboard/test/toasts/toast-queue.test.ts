import t from 'tap'
import {
  DECIDING_MS,
  MOST,
  READING_MS,
  type Toast,
  ToastQueue,
} from '../../src/toasts/toast-queue.ts'

/** A queue on a clock that the test moves. */
function queueOnClock() {
  let now = 0
  let shown: readonly Toast[] = []
  const timers = new Set<{ at: number; run: () => void }>()
  const queue = new ToastQueue(
    {
      now: () => now,
      after(millis, run) {
        const timer = { at: now + millis, run }
        timers.add(timer)
        return () => timers.delete(timer)
      },
    },
    (toasts) => {
      shown = toasts
    },
  )
  const pass = (millis: number): void => {
    now += millis
    for (const timer of [...timers]) {
      if (timer.at > now || !timers.delete(timer)) continue
      timer.run()
    }
  }
  return { queue, pass, texts: () => shown.map(({ text }) => text) }
}

t.test('a toast goes away once it has been read', async (t) => {
  const { queue, pass, texts } = queueOnClock()
  queue.show({ text: 'Copied' })
  pass(READING_MS - 1)
  t.strictSame(texts(), ['Copied'])
  pass(1)
  t.strictSame(texts(), [])
})

t.test('what can be taken back stays longer, and is taken back once', async (t) => {
  const { queue, pass, texts } = queueOnClock()
  let undone = 0
  const id = queue.show({ text: 'View deleted', undo: () => undone++ })
  pass(DECIDING_MS - 1)
  t.strictSame(texts(), ['View deleted'])
  queue.undo(id)
  queue.undo(id)
  t.equal(undone, 1)
  t.strictSame(texts(), [])
})

t.test('while somebody looks at them none goes away, and none loses its time', async (t) => {
  const { queue, pass, texts } = queueOnClock()
  queue.show({ text: 'One' })
  pass(READING_MS - 1000)
  queue.pause()
  queue.show({ text: 'Two' })
  pass(60_000)
  t.strictSame(texts(), ['One', 'Two'])
  queue.resume()
  pass(1000)
  t.strictSame(texts(), ['Two'])
  pass(READING_MS - 1000)
  t.strictSame(texts(), [])
})

t.test('nobody looks at toasts that are gone', async (t) => {
  const { queue, pass, texts } = queueOnClock()
  queue.pause()
  queue.dismiss(queue.show({ text: 'One' }))
  queue.show({ text: 'Two' })
  pass(READING_MS)
  t.strictSame(texts(), [])
})

t.test('old ones make room', async (t) => {
  const { queue, texts } = queueOnClock()
  for (const text of ['1', '2', '3', '4']) queue.show({ text })
  t.equal(texts().length, MOST)
  t.strictSame(texts(), ['2', '3', '4'])
})
