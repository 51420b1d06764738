import t from 'tap'
import { isRecord, recordIn } from '../../src/outside/record.ts'

t.test('a record has fields, which nothing, a text and a list have not', async (t) => {
  t.ok(isRecord({}))
  for (const other of [null, undefined, 'text', 7, []]) t.notOk(isRecord(other))
})

t.test('a record is read back, and whatever else was kept is an empty one', async (t) => {
  t.strictSame(recordIn('{"theme":"dark"}'), { theme: 'dark' })
  for (const nonsense of ['', '{', 'null', '[1]', '"text"']) t.strictSame(recordIn(nonsense), {})
})
