// What is typed behind `pnpm firestore` is either understood, or refused with one line that says why.
import t from 'tap'
import { readOptions, USAGE, UsageError } from '../../src/cli/options.ts'

t.test('without arguments it is a shop of 1,000 orders on the port of the emulator', async (t) => {
  t.same(readOptions([]), {
    port: 8181,
    host: '127.0.0.1',
    orders: 1000,
    seed: 1,
    activityMs: 0,
  })
})

t.test('each option is read, and described in the help', async (t) => {
  const args = '--port 0 --host 0.0.0.0 --orders 20000 --seed=-7 --activity 2000'
  t.same(readOptions(args.split(' ')), {
    port: 0,
    host: '0.0.0.0',
    orders: 20_000,
    seed: -7,
    activityMs: 2000,
  })
  for (const [option] of args.matchAll(/--\w+/g)) t.match(USAGE, option)
  t.equal(readOptions(['--help']), 'help')
  t.equal(readOptions(['-h', '--port', '1']), 'help')
})

t.test('what makes no sense is refused on one line that names it', async (t) => {
  const wrong = {
    '--port': '--port 70000',
    '--orders': '--orders many',
    '--seed': '--seed 1.5',
    '--activity': '--activity=-1',
    '--host': '--host=',
    '--order': '--order 5',
    "'--port <value>'": '--port',
    "'8181'": '8181',
    "'--orders'": '--orders -5',
  }
  for (const [named, typed] of Object.entries(wrong)) {
    try {
      readOptions(typed.split(' '))
      t.fail(`«${typed}» was understood`)
    } catch (error) {
      t.ok(error instanceof UsageError)
      t.match(error, { code: 'USAGE', message: named })
      t.notMatch(error, { message: '\n' })
    }
  }
})
