// Whatever happens on the way, every client ends with the source's window, and none has ever skipped a change.
import fc from 'fast-check'
import t from 'tap'
import { histories, memoryWorld, playHistory, propertyParameters } from '../../testing/index.ts'

const LONGEST_HISTORY = 60

t.test('every client ends with the window of a source exact to the microsecond', async () => {
  await fc.assert(
    fc.asyncProperty(histories(LONGEST_HISTORY), (history) => playHistory(memoryWorld(), history)),
    propertyParameters(1000),
  )
})

t.test('every client ends with the window of a source exact to the second', async () => {
  await fc.assert(
    fc.asyncProperty(histories(LONGEST_HISTORY), (history) =>
      playHistory(memoryWorld({ exactTo: 'second' }), history),
    ),
    propertyParameters(500),
  )
})
