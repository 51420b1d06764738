import t from 'tap'
import { parseTime } from '../../src/format/time.ts'

const NOW = Date.UTC(2026, 10, 23, 20, 0, 44)

t.test('times with microseconds are read, other texts are not times', async (t) => {
  t.equal(parseTime('2026-11-23T20:00:44.027123Z'), NOW + 27)
  t.equal(parseTime('soon'), undefined)
  t.equal(parseTime(null), undefined)
})
