import t from 'tap'
import { tabTitle } from '../../src/components/shell/tab-title.ts'

t.test('the tab tells the page, and what is new', async (t) => {
  t.equal(tabTitle('Orders', 0), 'Orders · Deltadesk')
  t.equal(tabTitle('Orders', '3'), '(3) Orders · Deltadesk')
  t.equal(tabTitle(undefined, 0), 'Deltadesk')
})
