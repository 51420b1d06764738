// Over real HTTP, against a service that speaks the protocol, well or badly.
import t from 'tap'
import { openBreachedPasswords, PwnedPasswords } from '../../src/accounts/pwned-passwords.ts'
import { type RangeAnswer, sha1, startRangeServer } from '../fixtures/range-server.ts'

const BREACHED = 'correct horse battery'
const REST = sha1(BREACHED).slice(5)

t.test('a password from a breach is found, and no other; five digits are sent', async (t) => {
  const { url, asked } = await startRangeServer(t, [BREACHED])
  const passwords = new PwnedPasswords({ url: `${url}/` })
  t.equal(await passwords.has(BREACHED), true)
  t.equal(await passwords.has(`${BREACHED}!`), false)
  t.strictSame(
    asked,
    [BREACHED, `${BREACHED}!`].map((password) => ({
      path: `/range/${sha1(password).slice(0, 5)}`,
      padding: 'true',
    })),
  )
})

t.test('a password is looked up in the form that it is hashed in', async (t) => {
  const { url } = await startRangeServer(t, ['schöne Grüße an alle'])
  t.equal(await new PwnedPasswords({ url }).has('scho\u0308ne Gru\u0308ße an alle'), true)
})

t.test('lines may be of small letters, and end as they like', async (t) => {
  const { url } = await startRangeServer(t, [], (_, response) =>
    response.end(`${'0'.repeat(35)}:1\n${REST.toLowerCase()}:7\n`),
  )
  t.equal(await new PwnedPasswords({ url }).has(BREACHED), true)
})

t.test('padding is no password, even where it looks like the one that is asked for', async (t) => {
  const { url } = await startRangeServer(t, [], (_, response) =>
    response.end(`${'0'.repeat(35)}:1\r\n${REST}:0`),
  )
  t.equal(await new PwnedPasswords({ url }).has(BREACHED), false)
})

const MISBEHAVIOUR: readonly (readonly [string, RangeAnswer, RegExp])[] = [
  ['refuses', (_, response) => response.writeHead(503).end(), /answered 503/],
  ['is another page', (_, response) => response.end('<html>Log in</html>'), /else than a range/],
  ['says nothing', (_, response) => response.end(), /else than a range/],
  [
    'redirects',
    (_, response) => response.writeHead(302, { location: '/elsewhere' }).end(),
    /can't be reached/,
  ],
  [
    'never ends',
    (_, response) => {
      const line = `${'0'.repeat(35)}:1\r\n`.repeat(2000)
      const more = () => {
        while (!response.destroyed && response.write(line));
      }
      response.on('drain', more)
      more()
    },
    /more than 1048576 bytes/,
  ],
  ['breaks off', (_, response) => response.write('0', () => response.destroy()), /be reached/],
]

for (const [what, answer, reason] of MISBEHAVIOUR) {
  t.test(`of a service that ${what}, it is told so, and nothing of the password`, async (t) => {
    const { url } = await startRangeServer(t, [], answer)
    const error = await new PwnedPasswords({ url }).has(BREACHED).catch((error: unknown) => error)
    t.match(error, { code: 'BREACHED_PASSWORDS_UNAVAILABLE', message: reason })
    t.match(error, { message: url })
    t.notMatch(JSON.stringify(error) + String(error), sha1(BREACHED).slice(0, 5))
  })
}

for (const [what, answer] of [
  ['does not answer', () => undefined],
  ['does not come to an end', (_, response) => response.write(`${'0'.repeat(35)}:1\r\n`)],
] as const satisfies readonly (readonly [string, RangeAnswer])[]) {
  t.test(`a service that ${what} is not waited for`, async (t) => {
    const { url } = await startRangeServer(t, [], answer)
    await t.rejects(new PwnedPasswords({ url, timeoutMs: 50 }).has(BREACHED), {
      message: /gave no whole answer within 50 ms/,
    })
  })
}

t.test('nor is one that is not there', async (t) => {
  const { url, close } = await startRangeServer(t, [])
  await close()
  await t.rejects(new PwnedPasswords({ url }).has(BREACHED), {
    message: /can't be reached \(ECONNREFUSED\)/,
  })
})

t.test('without an address nobody is asked', async (t) => {
  t.equal(openBreachedPasswords(undefined), undefined)
})
