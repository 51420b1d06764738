// However many engines share a replica and whatever befalls them: no client skips a change, all end with the window,
// and while the place they share is safe, a cursor is good everywhere.
import fc from 'fast-check'
import t from 'tap'
import {
  memoryWorld,
  playSharedHistory,
  propertyParameters,
  sharedHistories,
} from '../../testing/index.ts'

const LONGEST_HISTORY = 60

t.test('clients of several engines end with the window, and skip nothing on the way', async () => {
  await fc.assert(
    fc.asyncProperty(sharedHistories(LONGEST_HISTORY), (history) =>
      playSharedHistory(memoryWorld(), history),
    ),
    propertyParameters(700),
  )
})
