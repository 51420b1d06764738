import t from 'tap'
import { failuresIn } from '../scripts/tap-report.ts'

const REPORT = `TAP version 14
# Subtest: a/one.test.ts
    # Subtest: holds
        ok 1 - should be equal
        1..1
    ok 1 - holds # time=2ms
    1..1
ok 1 - a/one.test.ts # time=20ms

# Subtest: a/two.test.ts
    # Subtest: breaks
        not ok 1 - one is two
          ---
          diff: |
            -2
            +1
          ...
        1..1
    not ok 1 - breaks # time=3ms
    1..1
not ok 2 - a/two.test.ts # time=30ms
1..2
`

t.test('a failure is shown with its details, and nothing that passed', async (t) => {
  const shown = failuresIn(REPORT)
  t.match(shown, /not ok 1 - one is two\n *---\n *diff: \|\n *-2\n *\+1\n *\.\.\./)
  t.match(shown, /not ok 1 - breaks/)
  t.match(shown, /not ok 2 - a\/two\.test\.ts/)
  t.notMatch(shown, /one\.test\.ts/)
  t.equal(failuresIn(REPORT.slice(0, REPORT.indexOf('# Subtest: a/two'))), '')
})
