import { existsSync } from 'node:fs'
import t, { type Test } from 'tap'
import { startProgram } from '../fixtures/program.ts'

// Nothing listens there: a password that was taken ends in an account that could not be stored.
const ENV = {
  FIRESTORE_EMULATOR_HOST: '127.0.0.1:1',
  SOURCE_TIMEOUT_MS: '100',
  BREACHED_PASSWORDS: 'off',
  PATH: '/usr/bin:/bin',
  SHELL: '/bin/sh',
}
const skip = existsSync('/usr/bin/script') ? false : 'there is no `script` to make a terminal with'

function addAtTerminal(t: Test) {
  const args = ['add', 'carol@shop.example']
  return startProgram(t, 'admin-cli/main.ts', { args, env: ENV, terminal: true })
}

t.test('at a terminal a password is asked for twice and never shown', { skip }, async (t) => {
  const program = addAtTerminal(t)
  await program.shows(/Password: $/)
  program.type('nine lives of a cat\r')
  await program.shows(/The same again: $/)
  program.type('nine lives of a cat\r')
  const { code, out } = await program.ended
  t.match(out, /The accounts cannot be reached/)
  t.notMatch(out, /lives/)
  t.equal(code, 1)
})

t.test('two passwords that differ change nothing', { skip }, async (t) => {
  const program = addAtTerminal(t)
  await program.shows(/Password: $/)
  program.type('nine lives of a cat\r')
  await program.shows(/The same again: $/)
  program.type('nine lives of a dog\r')
  const { code, out } = await program.ended
  t.match(out, /The two passwords differ; nothing was changed/)
  t.equal(code, 1)
})

for (const [name, key] of [
  ['Ctrl-C', '\x03'],
  ['Ctrl-D', '\x04'],
] as const) {
  t.test(`${name} leaves without a password`, { skip }, async (t) => {
    const program = addAtTerminal(t)
    await program.shows(/Password: $/)
    program.type(key)
    const { code, out } = await program.ended
    t.match(out, /No password was given; nothing was changed/)
    t.equal(code, 1)
  })
}

t.test('input that ends before its first line is no password', async (t) => {
  const args = ['add', 'carol@shop.example']
  const { code, err } = await startProgram(t, 'admin-cli/main.ts', { args, env: ENV, input: '' })
    .ended
  t.match(err, /^No password was given; nothing was changed/)
  t.equal(code, 1)
})
