// `pnpm firestore` as other tools use it: started, waited for, talked to, stopped.
import { deleteApp, initializeApp } from 'firebase-admin/app'
import { getFirestore } from 'firebase-admin/firestore'
import t, { type Test } from 'tap'
import { EmbeddedFirestore } from '../../src/index.ts'
import { startProgram } from '../fixtures/firestore-program.ts'

/** The program once it is ready, and a client of it that was set up by what it printed. */
async function startReady(t: Test, args: string, env?: Readonly<Record<string, string>>) {
  const program = startProgram(t, args, env)
  const line = await program.line(/\bready\b/)
  const [, host = ''] = /FIRESTORE_EMULATOR_HOST=(\S+)/.exec(line) ?? []
  const [, projectId = ''] = /GOOGLE_CLOUD_PROJECT=(\S+)/.exec(line) ?? []
  process.env.FIRESTORE_EMULATOR_HOST = host
  const app = initializeApp({ projectId }, host)
  t.teardown(async () => {
    delete process.env.FIRESTORE_EMULATOR_HOST
    await deleteApp(app)
  })
  const firestore = getFirestore(app)
  firestore.settings({ universeDomain: 'googleapis.com' })
  return { program, line, host, firestore }
}

t.test('it says where it is once its orders are there', async (t) => {
  const { firestore, line, host } = await startReady(t, '--port 0 --orders 120')
  t.match(host, /^127\.0\.0\.1:\d+$/)
  t.match(line, 'GOOGLE_CLOUD_PROJECT=demo-deltadesk')
  t.equal((await firestore.collection('orders').count().get()).data().count, 120)
})

t.test('it keeps the project that the environment names', async (t) => {
  const env = { GOOGLE_CLOUD_PROJECT: 'my-shop', FIRESTORE_EMULATOR_HOST: '127.0.0.1:1' }
  const { firestore, line } = await startReady(t, '--port 0 --orders 3', env)
  t.match(line, 'GOOGLE_CLOUD_PROJECT=my-shop')
  t.equal((await firestore.collection('orders').count().get()).data().count, 3)
})

t.test('its shop goes about its business where it was asked to', async (t) => {
  const { program, firestore } = await startReady(t, '--port 0 --orders 10 --seed 7 --activity 50')
  const [number] = (await program.line(/^D-\d+ placed/)).split(' ')
  const { docs } = await firestore.collection('orders').where('number', '==', number).get()
  t.equal(docs.length, 1)
  await program.line(/^D-\d+ [a-z]+ → [a-z]+/)
})

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  t.test(`it stops on ${signal} within 2 seconds, busy and with a client listening`, async (t) => {
    const { program, firestore } = await startReady(t, '--port 0 --orders 10 --activity 5')
    await new Promise<void>((resolve) => {
      const unsubscribe = firestore.collection('orders').onSnapshot(
        () => resolve(),
        () => resolve(),
      )
      t.teardown(unsubscribe)
    })
    const asked = performance.now()
    program.kill(signal)
    const { code, err } = await program.ended
    t.same({ code, err }, { code: 0, err: '' })
    t.ok(performance.now() - asked < 2000)
  })
}

t.test('a port that is taken is named on one line', async (t) => {
  const server = await EmbeddedFirestore.start()
  t.teardown(() => server.stop())
  const { code, out, err } = await startProgram(t, `--port ${server.port}`).ended
  t.same({ code, out }, { code: 1, out: '' })
  t.match(err, new RegExp(`^Port ${server.port} on 127\\.0\\.0\\.1 is taken; .*--port.*\\n$`))
})

t.test('an address that is not its own is named on one line', async (t) => {
  const { code, err } = await startProgram(t, '--host 192.0.2.1').ended
  t.equal(code, 1)
  t.match(err, /^Cannot listen on 192\.0\.2\.1:8181: .+\n$/)
})

t.test('help goes to standard output, a mistake to standard error', async (t) => {
  const help = await startProgram(t, '--help').ended
  t.match(help, { code: 0, out: 'Usage: pnpm firestore', err: /^$/ })
  const mistake = await startProgram(t, '--orders many').ended
  t.match(mistake, { code: 2, out: /^$/, err: /^--orders .*\n$/ })
})
