import 'fake-indexeddb/auto'
import { openDB } from 'idb'
import t, { type Test } from 'tap'
import { browserDisk } from '../../../src/orders/copy/browser-disk.ts'
import { COPY_VERSION } from '../../../src/orders/copy/copy-database.ts'
import type { CopyDisk } from '../../../src/orders/copy/copy-keeper.ts'
import { orderOf } from '../../support/order-history.ts'
import { settled, tabsAtHand } from '../../support/tabs-at-hand.ts'

const NAME = 'deltadesk.orders.ana@example.com'

function diskOf(t: Test): CopyDisk {
  const disk = browserDisk()
  if (!disk) throw new Error('fake-indexeddb is not there')
  t.teardown(() => disk.dropOthers(undefined))
  return disk
}

/** Resolves once the disk has had the time that it needs. */
async function written(): Promise<void> {
  for (let turn = 0; turn < 400; turn++) await settled()
}

/** A browser in which these orders were kept. */
async function visited(
  t: Test,
  ...orders: Parameters<ReturnType<typeof tabsAtHand>['server']['put']>
) {
  const disk = diskOf(t)
  const world = tabsAtHand(t)
  world.server.put(...orders)
  const first = world.openTab('first', { disk })
  await written()
  await world.pass(1_000)
  await written()
  return { disk, first, ...world }
}

t.test('a reload shows what was kept, and one delta brings it up to date', async (t) => {
  const { disk, first, server, network, asked, openTab, pass } = await visited(
    t,
    orderOf('a', 1),
    orderOf('b', 2),
  )
  await first.crash()
  network.down = true
  asked.length = 0
  const again = openTab('again', { disk })
  await written()
  t.strictSame(again.ids(), ['b', 'a'], 'also while there is no network')
  t.strictSame(again.kept, [false, true])
  t.strictSame(again.told, [], 'nobody is told of it as news')
  server.put(orderOf('c', 3))
  network.down = false
  await pass(5_000)
  t.strictSame(asked.at(-1), { tab: 'again', since: 'epoch1.2' })
  t.strictSame(again.ids(), ['c', 'b', 'a'])
  t.strictSame([...(again.told.at(-1)?.added ?? [])], ['c'])
})

t.test('the newest orders of many are there ahead of the rest', async (t) => {
  const many = Array.from({ length: 1_300 }, (_, at) => orderOf(`${at}`, at))
  const { disk, first, openTab } = await visited(t, ...many.slice(0, 1_000), ...many.slice(1_000))
  await first.crash()
  const again = openTab('again', { disk })
  await written()
  t.equal(again.changes[0]?.upserts.length, 150)
  t.equal(again.changes[0]?.upserts[0]?.id, '1299')
  t.equal(again.held.sorted.length, 1_300)
  t.equal(again.lost.length, 0)
})

t.test('a change is kept by writing what has changed', async (t) => {
  const { disk, first, server, openTab, pass } = await visited(
    t,
    ...Array.from({ length: 50 }, (_, at) => orderOf(`${at}`, at)),
  )
  const put = t.capture(IDBObjectStore.prototype, 'put', IDBObjectStore.prototype.put)
  server.put(orderOf('7', 99))
  server.remove('8')
  await pass(6_000)
  await written()
  t.equal(put().length, 2, 'the change and the head')
  await first.crash()
  const again = openTab('again', { disk })
  await written()
  t.equal(again.ids()[0], '7')
  t.equal(again.ids().length, 49)
})

t.test('who takes over goes on with what the last one has kept', async (t) => {
  const { disk, first, server, openTab, pass } = await visited(t, orderOf('a', 1))
  const second = openTab('second', { disk })
  await written()
  server.put(orderOf('b', 2))
  first.feed.wake()
  await settled()
  await first.crash() // before it has written that
  server.put(orderOf('c', 3))
  await pass(6_000)
  await written()
  await second.crash()
  const third = openTab('third', { disk })
  await written()
  t.strictSame(
    third.changes[0]?.upserts.map(({ id }) => id),
    ['c', 'b', 'a'],
  )
})

t.test('a copy of another version is dropped', async (t) => {
  const { disk, first, warnings, openTab } = await visited(t, orderOf('a', 1))
  await first.crash()
  const newer = await openDB(NAME, COPY_VERSION + 1)
  newer.close()
  const again = openTab('again', { disk })
  await written()
  t.strictSame(again.kept, [])
  t.strictSame(again.ids(), ['a'], 'and everything is read anew')
  t.equal(warnings.length, 1)
})

for (const [what, store, value, key] of [
  ['an order that can’t be read', 'chunks', '[{"id":"a","updatedAt":"2"}]', 0],
  ['a chunk that is no JSON', 'chunks', '[{"id":', 0],
  ['a chunk too few', 'chunks', '[]', 0],
  ['a change that can’t be read', 'log', '{"upserts":[]}', 1],
  ['a head that can’t be read', 'head', 'rubbish', 'head'],
] as const) {
  t.test(`a copy with ${what} is dropped`, async (t) => {
    const many = Array.from({ length: 200 }, (_, at) => orderOf(`n${at}`, at))
    const { disk, first, warnings, openTab } = await visited(t, ...many)
    await first.crash()
    const db = await openDB(NAME)
    if (store === 'log') await db.add(store, value)
    else await db.put(store, value, key)
    db.close()
    const again = openTab('again', { disk })
    await written()
    t.equal(again.held.sorted.length, 200)
    t.equal(warnings.length, 1)
    t.match(warnings[0], /^\[COPY\] The kept copy of the orders is dropped/)
  })
}

t.test('many changes are folded into what they change', async (t) => {
  const { disk, first, server, openTab, pass } = await visited(t, orderOf('a', 1), orderOf('b', 1))
  for (let minute = 2; minute < 420; minute++) {
    server.put(orderOf('a', minute))
    first.feed.wake()
    await settled()
    await pass(1_000)
  }
  await written()
  await first.crash()
  const db = await openDB(NAME)
  const [records, chunks] = await Promise.all([db.count('log'), db.count('chunks')])
  db.close()
  t.ok(records < 400, `${records} changes are logged`)
  t.equal(chunks, 1)
  const again = openTab('again', { disk })
  await written()
  t.strictSame(again.changes[0]?.upserts, first.held.sorted)
})

t.test('a full disk is told once, and the desk goes on', async (t) => {
  const disk = diskOf(t)
  const { server, warnings, openTab, pass } = tabsAtHand(t)
  const full: CopyDisk = {
    ...disk,
    async open(account, lost) {
      const store = await disk.open(account, lost)
      return {
        read: (count, ahead) => store.read(count, ahead),
        write: () => Promise.reject(new DOMException('No space left', 'QuotaExceededError')),
        close: () => store.close(),
      }
    },
  }
  server.put(orderOf('a', 1))
  const tab = openTab('one', { disk: full })
  await written()
  await pass(2_000)
  server.put(orderOf('b', 2))
  await pass(10_000)
  t.strictSame(tab.ids(), ['b', 'a'])
  t.strictSame(warnings, [
    '[COPY] The orders are no longer kept for the next visit (QuotaExceededError: No space left)',
  ])
})

t.test('a disk that can’t be used at all is done without', async (t) => {
  const broken = () =>
    Promise.reject(new DOMException('Not in private windows', 'InvalidStateError'))
  const { server, openTab } = tabsAtHand(t)
  server.put(orderOf('a', 1))
  const tab = openTab('one', { disk: { open: broken, drop: broken, dropOthers: broken } })
  await written()
  t.strictSame(tab.ids(), ['a'])
})

t.test('a copy that differs from the server’s is not kept', async (t) => {
  const disk = diskOf(t)
  const { server, openTab, pass } = tabsAtHand(t)
  t.capture(console, 'warn')
  server.lieAboutChecksum = true
  server.put(orderOf('a', 1))
  const tab = openTab('one', { disk })
  await written()
  await pass(2_000)
  await written()
  await tab.crash()
  const again = openTab('again', { disk })
  await written()
  t.strictSame(again.kept, [])
})

t.test('the copies of others are deleted, also those that another tab has open', async (t) => {
  const { disk, openTab } = await visited(t, orderOf('a', 1))
  await disk.dropOthers('bo@example.com')
  const names = (await indexedDB.databases()).map(({ name }) => name)
  t.strictSame(names, [])
  const again = openTab('again', { disk })
  await written()
  t.strictSame(again.kept, [])
})
