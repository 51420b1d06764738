import t from 'tap'
import {
  listViews,
  removeView,
  renameView,
  saveView,
  type ViewStorage,
} from '../../../src/orders/find/saved-views.ts'

/** Storage in memory, with something in it already where the account is «ana». */
function storageWith(kept?: string): ViewStorage {
  const items = new Map<string, string>()
  if (kept !== undefined) items.set('deltadesk.views.ana', kept)
  return {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
  }
}

const broken: ViewStorage = {
  getItem() {
    throw new Error('The operation is insecure')
  },
  setItem() {
    throw new Error('The quota has been exceeded')
  },
}

t.test('views are kept for each account, in the order they were saved', async (t) => {
  const storage = storageWith()
  t.equal(saveView(storage, 'ana', { name: ' Late ', query: { status: ['paid'] } }), 'kept')
  t.equal(saveView(storage, 'ana', { name: 'Big', query: { min: '100' } }), 'kept')
  t.equal(saveView(storage, 'ana', { name: 'Late', query: { q: 'x' } }), 'kept')
  t.strictSame(listViews(storage, 'ana'), [
    { name: 'Late', query: { q: 'x' } },
    { name: 'Big', query: { min: '100' } },
  ])
  t.strictSame(listViews(storage, 'ben'), [])
})

t.test('a view is renamed in its place, but never over another one', async (t) => {
  const storage = storageWith()
  for (const name of ['a', 'b']) saveView(storage, 'ana', { name, query: {} })
  t.equal(renameView(storage, 'ana', 'a', 'b'), 'taken')
  t.equal(renameView(storage, 'ana', 'a', ' '), 'nameless')
  t.equal(renameView(storage, 'ana', 'x', 'c'), 'missing')
  t.equal(renameView(storage, 'ana', 'a', 'c'), 'kept')
  t.equal(renameView(storage, 'ana', 'c', 'c'), 'kept')
  t.strictSame(
    listViews(storage, 'ana').map(({ name }) => name),
    ['c', 'b'],
  )
})

t.test('a view that was removed can be put back where it stood', async (t) => {
  const storage = storageWith()
  for (const name of ['a', 'b', 'c']) saveView(storage, 'ana', { name, query: {} })
  removeView(storage, 'ana', 'b')
  t.equal(saveView(storage, 'ana', { name: 'b', query: {} }, 1), 'kept')
  t.strictSame(
    listViews(storage, 'ana').map(({ name }) => name),
    ['a', 'b', 'c'],
  )
})

t.test('a view is removed', async (t) => {
  const storage = storageWith()
  saveView(storage, 'ana', { name: 'a', query: {} })
  t.equal(removeView(storage, 'ana', 'b'), 'missing')
  t.equal(removeView(storage, 'ana', 'a'), 'kept')
  t.strictSame(listViews(storage, 'ana'), [])
})

t.test('a name is needed, and there are not endlessly many', async (t) => {
  const storage = storageWith()
  t.equal(saveView(storage, 'ana', { name: '\n', query: {} }), 'nameless')
  for (let at = 0; at < 100; at++) saveView(storage, 'ana', { name: `view ${at}`, query: {} })
  t.equal(saveView(storage, 'ana', { name: 'one more', query: {} }), 'full')
  t.equal(saveView(storage, 'ana', { name: 'view 7', query: { q: 'x' } }), 'kept')
})

t.test('garbage is left out', async (t) => {
  for (const garbage of [
    '',
    '{',
    'null',
    '7',
    '{"name":"a"}',
    '[[],null,7,{"name":1,"query":{}}]',
  ]) {
    t.strictSame(listViews(storageWith(garbage), 'ana'), [], garbage)
  }
  const mixed = [
    { name: 'ok', query: { q: 'x', n: 1, list: ['a', 2], good: ['a'], nothing: null } },
    { name: 'ok', query: {} },
    { name: ' ', query: {} },
    { name: 'array', query: [] },
  ]
  t.strictSame(listViews(storageWith(JSON.stringify(mixed)), 'ana'), [
    { name: 'ok', query: { q: 'x', good: ['a'] } },
  ])
})

t.test('a storage that refuses is told of, not thrown about', async (t) => {
  t.strictSame(listViews(broken, 'ana'), [])
  t.equal(saveView(broken, 'ana', { name: 'a', query: {} }), 'refused')
})
