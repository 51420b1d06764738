import { execFileSync } from 'node:child_process'
import t from 'tap'
import { embeddedClient } from '../fixtures/embedded-client.ts'
import { startProgram } from '../fixtures/program.ts'

const ORDERS = 700

t.test('Ctrl+C ends it after the batch, and what it prints goes on to the end', async (t) => {
  const { embedded, client } = await embeddedClient(t)
  const orders = client.collection('orders')
  for (let start = 0; start < ORDERS; start += 350) {
    const batch = client.batch()
    for (let n = start; n < start + 350; n++) batch.set(orders.doc(`it's ${n}`), { total: n })
    await batch.commit()
  }
  const timed = async () => (await orders.orderBy('updatedAt').count().get()).data().count
  const env = { FIRESTORE_EMULATOR_HOST: embedded.host }
  const start = (...args: string[]) => startProgram(t, 'backfill-cli/main.ts', { args, env })

  const dry = await start().ended
  t.equal(dry.code, 0, dry.err)
  t.match(dry.out, /has 700 documents, 0 of them with a timestamp in «updatedAt»/)
  t.match(dry.out, /700 reads, and no writes: --write would need 700 at most/)
  t.match(dry.out, /700 of 700 looked at, 700 without a time, 0 to go/)
  t.equal(await timed(), 0)

  const held = embedded.faults.inject({ method: 'BatchWrite', delayMs: 1000 })
  const first = start('--write')
  while (held.struck === 0) await new Promise(setImmediate)
  first.kill('SIGINT')
  await first.shows(/Finishing the batch under way/)
  held.clear()
  const { code, out } = await first.ended
  t.equal(code, 130)
  t.match(out, /300 of 700 looked at, 300 written, 400 to go/)
  t.equal(await timed(), 300)

  // The words as a shell understands them.
  const [, words = ''] = /To go on: pnpm backfill (.*)/.exec(out) ?? []
  const said = execFileSync('sh', ['-c', `printf '%s\\n' ${words}`], { encoding: 'utf8' })
  const second = await start(...said.trimEnd().split('\n')).ended
  t.equal(second.code, 0, second.err)
  t.match(second.out, /It is going to cost 400 reads, and 400 writes at most/)
  t.match(
    second.out,
    /All have a time now; 400 were given one\nTo look .*pnpm check --since \d{4}-/,
  )
  t.equal(await timed(), ORDERS)

  embedded.meter.reset()
  const third = await start('--write').ended
  t.match(third.out, /Nothing to do: all documents have a time\n$/)
  t.ok(embedded.meter.snapshot().total < 10)
})

t.test('what it does not understand it answers with 2 and how to use it', async (t) => {
  const { code, err } = await startProgram(t, 'backfill-cli/main.ts', {
    args: ['--write', '--dry-run'],
  }).ended
  t.equal(code, 2)
  t.match(err, /exclude each other[\s\S]*Usage: pnpm backfill/)
})
