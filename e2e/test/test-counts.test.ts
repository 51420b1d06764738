// The last line of the test command tells the truth.
import t from 'tap'
import { add, countPlaywright, countTap } from '../scripts/test-counts.ts'

t.test('tap’s own sum counts, wherever else one is printed', async (t) => {
  const text =
    'ok 1 - # { total: 9, pass: 9 }\n    # { total: 1, pass: 1 }\n# { total: 7, pass: 5, fail: 2 }\n# time=1ms\n'
  t.same(countTap(text), { passed: 5, failed: 2 })
  t.same(countTap('# { total: 3, pass: 3 }'), { passed: 3, failed: 0 })
})

t.test('no sum is no test', async (t) => {
  t.same(countTap(''), { passed: 0, failed: 0 })
})

t.test('Playwright’s report counts expected, flaky and unexpected', async (t) => {
  const report = { stats: { expected: 4, flaky: 1, unexpected: 2, skipped: 3 } }
  t.same(countPlaywright(JSON.stringify(report)), { passed: 5, failed: 2 })
  t.same(countPlaywright('{}'), { passed: 0, failed: 0 })
})

t.test('counts add up', async (t) => {
  t.same(add({ passed: 1, failed: 2 }, { passed: 3, failed: 4 }), { passed: 4, failed: 6 })
})
