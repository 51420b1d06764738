// A round of several answers is told as if it were one.
import t from 'tap'
import { RoundBook } from '../../src/client/client-round.ts'

const did = (parts: { added?: string[]; changed?: string[]; removed?: string[] }) => ({
  applied: true,
  intact: true,
  reloaded: false,
  added: [],
  changed: [],
  removed: [],
  ...parts,
})

/** What a book says after these answers. */
function told(...answers: Parameters<typeof did>[0][]) {
  const book = new RoundBook()
  for (const answer of answers) book.enter(did(answer))
  const { added, changed, removed } = book
  return { added: [...added], changed: [...changed], removed: [...removed] }
}

t.test('an item that is met twice counts once', async (t) => {
  t.strictSame(told({ added: ['a'] }, { changed: ['a'] }), {
    added: ['a'],
    changed: [],
    removed: [],
  })
  t.strictSame(told({ changed: ['a'] }, { changed: ['a'] }), {
    added: [],
    changed: ['a'],
    removed: [],
  })
})

t.test('what comes and goes within a round is not told', async (t) => {
  t.strictSame(told({ added: ['a'] }, { removed: ['a'] }), { added: [], changed: [], removed: [] })
})

t.test('what goes and comes back has changed', async (t) => {
  t.strictSame(told({ removed: ['a'] }, { added: ['a'] }), {
    added: [],
    changed: ['a'],
    removed: [],
  })
})

t.test('what changes and goes is removed', async (t) => {
  t.strictSame(told({ changed: ['a'] }, { removed: ['a'] }), {
    added: [],
    changed: [],
    removed: ['a'],
  })
})

t.test('one answer that reloads makes it a reload', async (t) => {
  const book = new RoundBook()
  book.enter({ ...did({}), reloaded: true })
  book.enter(did({}))
  t.equal(book.reloaded, true)
})
