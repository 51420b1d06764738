import t from 'tap'
import { orderOf } from '../../support/order-history.ts'
import { settled, tabsAtHand } from '../../support/tabs-at-hand.ts'

t.test('two tabs share one poller', async (t) => {
  const { server, asked, openTab, pass } = tabsAtHand(t)
  server.put(orderOf('a', 1), orderOf('b', 2))
  openTab('one')
  await settled()
  const two = openTab('two')
  await settled()
  t.strictSame(two.ids(), ['b', 'a'], 'the second gets all that it lacks from the first')
  server.put(orderOf('c', 3))
  server.remove('a')
  await pass(5_000)
  t.strictSame(two.ids(), ['c', 'b'])
  t.strictSame([...(two.told.at(-1)?.added ?? [])], ['c'])
  t.strictSame([...new Set(asked.map(({ tab }) => tab))], ['one'])
  t.match(two.statuses.at(-1), { state: { phase: 'live' }, failure: undefined })
})

t.test('a change costs the other tabs what has changed', async (t) => {
  const { server, browser, openTab, pass } = tabsAtHand(t)
  server.put(...Array.from({ length: 500 }, (_, at) => orderOf(`${at}`, at)))
  openTab('one')
  openTab('two')
  await settled()
  browser.posted.length = 0
  server.put(orderOf('7', 1_000))
  await pass(5_000)
  const sent = browser.posted.filter(({ type }) => type === 'changes' || type === 'part')
  t.equal(sent.length, 1)
  t.match(sent[0], { type: 'changes', upserts: [{ id: '7' }], removed: [] })
})

t.test('another tab takes over at once when the one that leads closes', async (t) => {
  const { server, asked, openTab, pass } = tabsAtHand(t)
  server.put(orderOf('a', 1))
  const one = openTab('one')
  const two = openTab('two')
  await settled()
  asked.length = 0
  await one.crash()
  t.strictSame(asked, [{ tab: 'two', since: 'epoch1.1' }], 'it goes on where both have been')
  server.put(orderOf('b', 2))
  await pass(5_000)
  t.strictSame(two.ids(), ['b', 'a'])
})

t.test('a tab that missed a message asks for what it lacks', async (t) => {
  const { server, openTab, pass } = tabsAtHand(t)
  server.put(orderOf('a', 1))
  openTab('one')
  await settled()
  const two = openTab('two')
  await settled()
  two.ports.asleep = true
  server.put(orderOf('b', 2))
  await pass(5_000)
  t.strictSame(two.ids(), ['a'])
  two.ports.asleep = false
  server.put(orderOf('c', 3))
  await pass(5_000)
  t.strictSame(two.ids(), ['c', 'b', 'a'])
})

t.test('a new epoch reaches every tab', async (t) => {
  const { server, openTab, pass } = tabsAtHand(t)
  server.put(orderOf('a', 1), orderOf('b', 2))
  openTab('one')
  await settled()
  const two = openTab('two')
  await settled()
  server.remove('a')
  server.beginEpoch('epoch2')
  await pass(5_000)
  t.strictSame(two.ids(), ['b'])
  t.equal(two.changes.at(-1)?.reloaded, true)
})

t.test('more orders than a message holds arrive in parts', async (t) => {
  const { server, browser, openTab } = tabsAtHand(t)
  server.pageLimit = 10_000
  server.put(...Array.from({ length: 4_500 }, (_, at) => orderOf(`${at}`, at)))
  openTab('one')
  await settled()
  const two = openTab('two')
  await settled()
  t.equal(two.held.sorted.length, 4_500)
  t.equal(browser.posted.filter(({ type }) => type === 'part').length, 3)
})

t.test('a hidden leader polls rarely, unless somebody sees another tab', async (t) => {
  const { asked, openTab, pass } = tabsAtHand(t)
  openTab('one', { hidden: true })
  await settled()
  asked.length = 0
  await pass(50_000)
  t.equal(asked.length, 0)
  const two = openTab('two')
  await pass(30_000)
  t.ok(asked.length >= 5, `polled ${asked.length} times in 30 s`)
  two.feed.setHidden(true)
  await pass(10_000)
  asked.length = 0
  await pass(50_000)
  t.ok(asked.length <= 1)
})

t.test('a visible tab that breaks down wants no polls any more', async (t) => {
  const { asked, openTab, pass } = tabsAtHand(t)
  openTab('one', { hidden: true })
  await settled()
  const two = openTab('two')
  await pass(10_000)
  await two.crash()
  await pass(30_000)
  asked.length = 0
  await pass(50_000)
  t.ok(asked.length <= 1)
})

t.test('a wish in any tab reaches the one that polls', async (t) => {
  const { asked, openTab } = tabsAtHand(t)
  openTab('one')
  await settled()
  const two = openTab('two')
  await settled()
  asked.length = 0
  two.feed.wake()
  await settled()
  t.strictSame(asked, [{ tab: 'one', since: 'epoch1.0' }])
  two.feed.reload()
  await settled()
  t.strictSame(asked.at(-1), { tab: 'one', since: undefined })
})

t.test(
  'a leader that the browser has put to sleep is unseated, and follows when it wakes',
  async (t) => {
    const { server, asked, openTab, pass } = tabsAtHand(t)
    server.put(orderOf('a', 1))
    const one = openTab('one', { hidden: true })
    await settled()
    one.ports.asleep = true
    const two = openTab('two')
    await pass(30_000)
    t.strictSame(two.ids(), ['a'])
    one.ports.asleep = false
    asked.length = 0
    server.put(orderOf('b', 2))
    await pass(10_000)
    t.strictSame(one.ids(), ['b', 'a'])
    t.strictSame([...new Set(asked.map(({ tab }) => tab))], ['two'])
  },
)

t.test('trouble is told in every tab, in the same words', async (t) => {
  const { network, openTab, pass } = tabsAtHand(t)
  openTab('one')
  await settled()
  const two = openTab('two')
  await settled()
  network.down = true
  await pass(5_000)
  t.match(two.statuses.at(-1), { state: { phase: 'offline' }, failure: { code: 'UNREACHABLE' } })
  network.down = false
  two.feed.wake()
  await settled()
  t.match(two.statuses.at(-1), { state: { phase: 'live' }, failure: undefined })
})

t.test('tabs that can’t talk to each other poll for themselves', async (t) => {
  const { server, asked, openTab } = tabsAtHand(t)
  server.put(orderOf('a', 1))
  const one = openTab('one', { alone: true })
  const two = openTab('two', { alone: true })
  await settled()
  t.strictSame([one.ids(), two.ids()], [['a'], ['a']])
  t.equal(asked.length, 2)
})

t.test('nothing happens after the stop', async (t) => {
  const { asked, openTab, pass } = tabsAtHand(t)
  const one = openTab('one')
  const two = openTab('two')
  await settled()
  one.feed.stop()
  two.feed.stop()
  asked.length = 0
  await pass(60_000)
  t.strictSame(asked, [])
})
