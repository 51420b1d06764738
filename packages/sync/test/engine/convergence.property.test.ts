// Whatever happens on the way, every client ends with the source's window, and none has ever skipped a change.
import fc from 'fast-check'
import t from 'tap'
import { histories, memoryWorld, playHistory, propertyParameters } from '../../testing/index.ts'

for (const exactTo of ['microsecond', 'second'] as const) {
  t.test(
    `after a source that is exact to the ${exactTo} goes quiet every client holds its window`,
    async () => {
      await fc.assert(
        fc.asyncProperty(histories(60), (history) =>
          playHistory(memoryWorld({ exactTo }), history),
        ),
        propertyParameters(1000),
      )
    },
  )
}
