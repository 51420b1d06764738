import t from 'tap'
import { mailtoOf } from '../../../src/orders/panel/mailto.ts'

t.test('an address becomes a link to write to it', async (t) => {
  t.equal(mailtoOf('ada+desk@shop.example'), 'mailto:ada%2Bdesk%40shop.example')
})

t.test('what would do anything else becomes none, or a harmless one', async (t) => {
  for (const text of [
    '',
    'javascript:alert(1)',
    'a@b?bcc=eve@evil.example',
    'a@b&cc=c',
    'a@b c@d',
  ]) {
    t.equal(mailtoOf(text), undefined, text)
  }
  for (const text of [
    'javascript:alert(1)//@b',
    'a@b,eve%40evil.example',
    'a%0abcc:eve@b',
    'a@b"><x',
  ]) {
    t.match(mailtoOf(text), /^mailto:[\w.%!~*'()-]+$/, text)
    t.equal(decodeURIComponent(mailtoOf(text)?.slice('mailto:'.length) ?? ''), text)
  }
})
