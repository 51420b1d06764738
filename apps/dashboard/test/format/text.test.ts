import t from 'tap'
import { countOf } from '../../src/format/count.ts'
import { listItems, nameItems } from '../../src/format/items.ts'
import { englishAmong } from '../../src/format/locale.ts'
import { asSentence, clip } from '../../src/format/text.ts'

const line = (name: string, quantity = 1) => ({ sku: null, name, quantity, price: null })

t.test('counts come with their noun', async (t) => {
  t.equal(countOf(0, 'order'), '0 orders')
  t.equal(countOf(1, 'order'), '1 order')
  t.equal(countOf(1000, 'order'), '1,000 orders')
})

t.test('a long text is cut, a short one is left alone', async (t) => {
  t.equal(clip('short', 5), 'short')
  t.equal(clip('longer', 5), 'longe…')
  t.equal(clip('x'.repeat(1_000_000), 10).length, 11)
})

t.test('a message becomes a sentence, once', async (t) => {
  t.equal(asSentence('Not ready yet'), 'Not ready yet.')
  t.equal(asSentence('Why?'), 'Why?')
})

t.test('no character is cut in two', async (t) => {
  t.equal(clip('ab🦊cd', 3), 'ab…')
  t.equal(clip('ab🦊cd', 4), 'ab🦊…')
  t.ok(clip('broken \ud83e', 20).isWellFormed())
})

t.test('the first two items are named and the rest is counted', async (t) => {
  t.strictSame(nameItems([]), { named: [], rest: 0 })
  t.strictSame(nameItems([line('Mug', 2), line('Lamp')]), {
    named: [
      { times: '2 × ', name: 'Mug' },
      { times: '', name: 'Lamp' },
    ],
    rest: 0,
  })
  t.match(nameItems([line('Mug'), line('Lamp'), line('Rug'), line('Pen')]), { rest: 2 })
})

t.test('the whole list stops after twenty lines', async (t) => {
  const listed = listItems(Array.from({ length: 22 }, (_, at) => line(`Item ${at}`))).split('\n')
  t.equal(listed.length, 21)
  t.equal(listed.at(-1), 'and 2 more lines')
})

t.test('numbers and dates follow the first English locale that the person prefers', async (t) => {
  t.equal(englishAmong(['de-DE', 'en-GB', 'en-US']), 'en-GB')
  t.equal(englishAmong(['de-DE']), 'en-US')
})
