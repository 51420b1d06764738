// The engine's random histories once more, over the real protocol: what holds for a source in memory holds for
// Firestore.
import { histories, playHistory, propertyParameters } from '@deltadesk/sync/testing'
import fc from 'fast-check'
import t from 'tap'
import { openWorlds } from './firestore-world.ts'

t.test('every client ends with the window of a Firestore collection', async (t) => {
  const newWorld = await openWorlds(t)
  await fc.assert(
    fc.asyncProperty(histories(40), (history) => playHistory(newWorld(), history)),
    propertyParameters(25),
  )
})
