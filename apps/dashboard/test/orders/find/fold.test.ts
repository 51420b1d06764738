import t from 'tap'
import { fold, foldedWords } from '../../../src/orders/find/fold.ts'

t.test('case, accents and the way that a letter is encoded do not matter', async (t) => {
  for (const [written, typed] of [
    ['Zoë', 'zoe'],
    ['Zoe\u0308', 'zoe'],
    ['Straße STRAẞE', 'strasse strasse'],
    ['Łódź, Ørsted', 'lodz, orsted'],
    ['İstanbul', 'istanbul'],
    ['ΟΔΌΣ', 'οδοσ'],
    ['Ｆｕｌｌ ﬁne', 'full fine'],
    ['O’Neil', "o'neil"],
    ['1–2', '1-2'],
    ['مُحَمَّد', 'محمد'],
    ['a\u200bb\u00adc', 'abc'],
  ] as const) {
    t.equal(fold(written), typed)
  }
})

t.test('marks that make another letter stay', async (t) => {
  t.not(fold('が'), fold('か'))
  t.not(fold('कि'), fold('का'))
})

t.test('words are each there once, and none is empty', async (t) => {
  t.strictSame(foldedWords('  Zoë\tzoe\n ´ MUG '), ['zoe', 'mug'])
  t.strictSame(foldedWords(' '), [])
})
