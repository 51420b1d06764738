// What was spent and what was saved, to the read and to the byte.
import t from 'tap'
import { engineAtHand, stock } from './engine-at-hand.ts'

t.test('every read of the source is booked once, under what it was for', async (t) => {
  const { source, engine } = engineAtHand({ pageSize: 500 })
  stock(source, 1200)
  source.advance(60_000)
  await engine.refresh()
  t.match(engine.status.ledger, { documentReads: 1200, emptyReads: 0, refreshes: 1 })
  await engine.refresh()
  t.match(engine.status.ledger, {
    documentReads: 1200,
    emptyReads: 1,
    overlapRereads: 0,
    refreshes: 2,
  })
  source.write('new', '')
  await engine.refresh()
  await engine.refresh()
  t.match(engine.status.ledger, { documentReads: 1202, overlapRereads: 1 })
  await engine.reconcile('census')
  const { documentReads, emptyReads, aggregationReads } = engine.status.ledger
  t.equal(aggregationReads, 2 + 2 + 2)
  t.equal(documentReads + emptyReads + aggregationReads, source.reads)
})

t.test('a poll is told beside what it would have cost to read everything', async (t) => {
  const { source, engine } = engineAtHand({ pageSize: 500 })
  stock(source, 10)
  await engine.refresh()
  engine.countPoll({ bytes: 300, isLast: false })
  t.match(engine.status.ledger, { polls: 0, bytesSent: 300, fullReloadReads: 0 })
  engine.countPoll({ bytes: 200, isLast: true })
  engine.countPoll({ bytes: 170, isLast: true })
  t.match(engine.status.ledger, {
    polls: 2,
    bytesSent: 670,
    fullReloadReads: 20,
    fullReloadBytes: 20,
  })
})

t.test('an empty shop would cost a read a poll as well', async (t) => {
  const { engine } = engineAtHand()
  await engine.refresh()
  engine.countPoll({ bytes: 170, isLast: true })
  t.equal(engine.status.ledger.fullReloadReads, 1)
})
