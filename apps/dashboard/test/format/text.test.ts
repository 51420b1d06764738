import t from 'tap'
import { asSentence, clip } from '../../src/format/text.ts'

t.test('a long text is cut, a short one is left alone', async (t) => {
  t.equal(clip('short', 5), 'short')
  t.equal(clip('longer', 5), 'longe…')
  t.equal(clip('x'.repeat(1_000_000), 10).length, 11)
})

t.test('a message becomes a sentence, once', async (t) => {
  t.equal(asSentence('Not ready yet'), 'Not ready yet.')
  t.equal(asSentence('Why?'), 'Why?')
  t.equal(asSentence('It says: “Not ready yet.”'), 'It says: “Not ready yet.”')
})

t.test('no character is cut in two', async (t) => {
  t.equal(clip('ab🦊cd', 3), 'ab…')
  t.equal(clip('ab🦊cd', 4), 'ab🦊…')
  t.ok(clip('broken \ud83e', 20).isWellFormed())
})
