import t from 'tap'
import { clientOf } from '../../src/account/client-name.ts'

const WEBKIT = 'AppleWebKit/537.36 (KHTML, like Gecko)'

const known: readonly [string, string, string | undefined][] = [
  [`Mozilla/5.0 (X11; Linux x86_64) ${WEBKIT} Chrome/140.0.0.0 Safari/537.36`, 'Chrome', 'Linux'],
  [
    `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${WEBKIT} Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0`,
    'Edge',
    'Windows',
  ],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:143.0) Gecko/20100101 Firefox/143.0',
    'Firefox',
    'macOS',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1',
    'Safari',
    'iPhone',
  ],
  [
    `Mozilla/5.0 (Linux; Android 15; Pixel 7) ${WEBKIT} Chrome/140.0.0.0 Mobile Safari/537.36`,
    'Chrome',
    'Android',
  ],
  ['curl/8.5.0', 'curl', undefined],
]

t.test('a browser is told by its own name and system, not by those of its ancestors', async (t) => {
  for (const [userAgent, product, system] of known) {
    t.strictSame(clientOf(userAgent), { product, system }, userAgent)
  }
})

t.test('what says nothing of itself has no name', async (t) => {
  for (const nothing of [null, '', '  ', '(unknown)']) t.equal(clientOf(nothing), undefined)
})

t.test('a name that somebody made up does not fill the page', async (t) => {
  t.equal(clientOf('x'.repeat(5000))?.product.length, 40)
})
