// What the README says of the API is true: its commands run, its codes are those that there are, its promise is the document's.
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import { ERROR_CODES, Me, OrdersPage } from '@deltadesk/contract'
import t from 'tap'
import Value from 'typebox/value'
import { hashPassword } from '../src/accounts/password-hash.ts'
import { API_VERSION, PROMISE } from '../src/openapi/about.ts'
import { deskWith } from './fixtures/orders.ts'

const README = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8')
/** What stands between the answers to the commands. */
const MARK = '-- next --'

/** The commands under «With curl», with a mark where each comment is. */
function walkThrough(url: string): string {
  const [, script] = /### With curl\n\n```sh\n([\s\S]*?)```/.exec(README) ?? []
  if (script === undefined) throw new Error('The README has no commands under «With curl»')
  return script.replace(/^DESK=.*$/m, `DESK=${url}`).replace(/^#.*$/gm, `printf '%s' '${MARK}'`)
}

function needCurl(): void {
  try {
    execFileSync('curl', ['--version'], { stdio: 'ignore' })
  } catch (cause) {
    const message = 'curl is missing: install it, or run «pnpm system-packages», which does'
    throw new Error(message, { cause })
  }
}

t.test('the commands of the README do what it says', async (t) => {
  needCurl()
  const desk = await deskWith(t, 5)
  await desk.accounts.add('demo@deltadesk.example', await hashPassword('deltadesk-demo'))
  await desk.app.listen({ port: 0, host: '127.0.0.1' })
  const script = walkThrough(desk.app.listeningOrigin)
  const shell = spawn('sh', ['-eu', '-c', script], {
    cwd: t.testdir(),
    env: { PATH: process.env.PATH },
  })
  const [out, err] = await Promise.all([
    text(shell.stdout),
    text(shell.stderr),
    once(shell, 'close'),
  ])
  t.equal(err, '')
  const [before, signedIn = '', first, next = '', byToken = '', error = ''] = out.split(MARK)
  t.strictSame([before, first], ['', ''], 'what goes into files and variables is not shown')
  t.equal(Value.Parse(Me, JSON.parse(signedIn)).email, 'demo@deltadesk.example')
  t.match(Value.Parse(OrdersPage, JSON.parse(next)), { reset: false, count: 5, hasMore: false })
  t.equal(Value.Parse(OrdersPage, JSON.parse(next)).orders.length, 3)
  t.match(Value.Parse(OrdersPage, JSON.parse(byToken)), { reset: true, hasMore: true })
  t.match(JSON.parse(error), { statusCode: 400, code: 'MALFORMED_CURSOR' })
})

t.test('its table of errors has every code, with its status and what to do', async (t) => {
  const [, table = ''] = /### Error codes\n[\s\S]*?\| --- \|.*\n((?:\|.*\n)+)/.exec(README) ?? []
  const rows = Object.entries(ERROR_CODES).map(
    ([code, { statusCode, meaning, remedy }]) =>
      `| ${statusCode} | \`${code}\` | ${meaning} | ${remedy} |`,
  )
  t.strictSame(table.trim().split('\n'), rows.sort())
})

t.test('it promises what the document does', async (t) => {
  const words = README.replaceAll(/\s+/g, ' ')
  for (const paragraph of PROMISE) t.ok(words.includes(paragraph), paragraph.slice(0, 40))
  t.ok(words.includes(`This is version ${API_VERSION} of the API.`))
})
