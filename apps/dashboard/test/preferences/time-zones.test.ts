import t from 'tap'
import { allTimeZones, entryOf, findTimeZones, offsetOf } from '../../src/preferences/time-zones.ts'

const zones = allTimeZones()
const first = (query: string) => findTimeZones(zones, query).shown[0]?.name

t.test('a name is taken apart for reading', async (t) => {
  t.strictSame(entryOf('America/Argentina/Buenos_Aires'), {
    name: 'America/Argentina/Buenos_Aires',
    city: 'Buenos Aires',
    region: 'America, Argentina',
  })
  t.equal(entryOf('Asia/Calcutta').city, 'Kolkata', 'by its name of today')
  t.strictSame(entryOf('UTC'), { name: 'UTC', city: 'UTC', region: '' })
})

t.test('a zone is found by its city, by its region, or by both', async (t) => {
  t.equal(first('berlin'), 'Europe/Berlin')
  t.equal(first('new yo'), 'America/New_York')
  t.equal(first('europe ber'), 'Europe/Berlin')
  t.equal(first('utc'), 'UTC')
  t.equal(first('atlantis'), undefined)
})

t.test('a long list says how much it leaves out', async (t) => {
  const { shown, more } = findTimeZones(zones, '')
  t.equal(shown.length + more, zones.length)
  t.ok(more > 300)
})

t.test('the offset is that of the day', async (t) => {
  t.equal(offsetOf('Europe/Berlin', Date.UTC(2026, 0, 1)), 'GMT+1')
  t.equal(offsetOf('Europe/Berlin', Date.UTC(2026, 6, 1)), 'GMT+2')
})
