import t from 'tap'
import { describeBytes, describeDollars } from '../../../src/components/sync/amounts.ts'
import { costOf, readsSaved, readsSpent } from '../../../src/components/sync/read-price.ts'

const ledger = {
  documentReads: 1_000,
  emptyReads: 20,
  aggregationReads: 5,
  overlapRereads: 100,
  refreshes: 30,
  retries: 0,
  polls: 100,
  bytesSent: 0,
  fullReloadReads: 100_000,
  fullReloadBytes: 0,
}

t.test('reads are spent on documents, empty answers and counts', (t) => {
  t.equal(readsSpent(ledger), 1_025)
  t.equal(readsSaved(ledger), 98_975)
  t.equal(readsSaved({ ...ledger, fullReloadReads: 0 }), 0, 'never below nothing')
  t.equal(costOf(100_000), 0.06)
  t.end()
})

t.test('small sums and big sizes stay readable', (t) => {
  t.equal(describeDollars(0, 'en-US'), '$0.00')
  t.equal(describeDollars(0.000612, 'en-US'), '$0.00061')
  t.equal(describeDollars(12.5, 'en-US'), '$12.50')
  t.equal(describeBytes(0, 'en-US'), '0 byte')
  t.equal(describeBytes(6_912_000, 'en-US'), '6.9 MB')
  t.equal(describeBytes(5e13, 'en-US'), '50,000 GB')
  t.end()
})
