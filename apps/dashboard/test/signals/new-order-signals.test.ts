import t from 'tap'
import { NewOrderSignals } from '../../src/signals/new-order-signals.ts'

function signalled({ hidden = true, sound = false, notification = false }) {
  const told: string[] = []
  const signals = new NewOrderSignals({
    hidden: () => hidden,
    wishes: () => ({ sound, notification }),
    playTone: () => told.push('tone'),
    notify: (count) => told.push(`notification of ${count}`),
    badge: (count) => told.push(`badge ${count}`),
  })
  return { signals, told }
}

t.test('unasked, a hidden tab counts and nothing makes a noise', async (t) => {
  const { signals, told } = signalled({})
  signals.arrived(['a', 'b'])
  signals.arrived(['b', 'c'])
  t.strictSame(told, ['badge 2', 'badge 3'])
})

t.test('looking again is the end of counting', async (t) => {
  const { signals, told } = signalled({})
  signals.arrived(['a'])
  signals.seen()
  signals.seen()
  signals.arrived(['b'])
  t.strictSame(told, ['badge 1', 'badge 0', 'badge 1'])
})

t.test('a batch is one tone and one notification', async (t) => {
  const { signals, told } = signalled({ sound: true, notification: true })
  signals.arrived(['a', 'b'])
  t.strictSame(told, ['tone', 'badge 2', 'notification of 2'])
})

t.test('who looks at the tab hears the tone alone', async (t) => {
  const { signals, told } = signalled({ hidden: false, sound: true, notification: true })
  signals.arrived(['a'])
  t.strictSame(told, ['tone'])
})

t.test('no order is no news', async (t) => {
  const { signals, told } = signalled({ sound: true, notification: true })
  signals.arrived([])
  t.strictSame(told, [])
})
