import { execFileSync } from 'node:child_process'
import t from 'tap'
import { readOptions } from '../../src/backfill-cli/read-options.ts'
import { embeddedClient } from '../fixtures/embedded-client.ts'
import { startProgram } from '../fixtures/program.ts'

const ORDERS = 310

t.test('Ctrl+C ends it after the batch, and what it prints goes on to the end', async (t) => {
  const { embedded, client } = await embeddedClient(t)
  const orders = client.collection('orders')
  const batch = client.batch()
  for (let n = 0; n < ORDERS; n++) batch.set(orders.doc(`it's ${n}`), { total: n })
  await batch.commit()
  const timed = async () => (await orders.orderBy('updatedAt').count().get()).data().count
  const env = { FIRESTORE_EMULATOR_HOST: embedded.host }
  const start = (...args: string[]) => startProgram(t, 'backfill-cli/main.ts', { args, env })

  const dry = await start().ended
  t.equal(dry.code, 0, dry.err)
  t.match(dry.out, /has 310 documents, 0 of them with a timestamp in «updatedAt»/)
  t.match(dry.out, /310 reads, and no writes: --write would need 310 at most/)
  t.match(dry.out, /310 of 310 looked at, 310 without a time, 0 to go/)
  t.equal(await timed(), 0)

  const held = embedded.faults.inject({ method: 'BatchWrite', delayMs: 500 })
  const first = start('--write')
  while (held.struck === 0) await new Promise(setImmediate)
  first.kill('SIGINT')
  await first.shows(/Finishing the batch under way/)
  held.clear()
  const { code, out } = await first.ended
  t.equal(code, 130)
  t.match(out, /300 of 310 looked at, 300 written, 10 to go/)
  t.equal(await timed(), 300)

  // The words as a shell understands them.
  const [, words = ''] = /To go on: pnpm backfill (.*)/.exec(out) ?? []
  const said = execFileSync('sh', ['-c', `printf '%s\\n' ${words}`], { encoding: 'utf8' })
  const second = await start(...said.trimEnd().split('\n')).ended
  t.equal(second.code, 0, second.err)
  t.match(second.out, /It is going to cost 10 reads, and 10 writes at most/)
  t.match(second.out, /All have a time now; 10 were given one\nTo look .*pnpm check --since \d{4}-/)
  t.equal(await timed(), ORDERS)

  embedded.meter.reset()
  const third = await start('--write').ended
  t.match(third.out, /Nothing to do: all documents have a time\n$/)
  t.ok(embedded.meter.snapshot().total < 10)
})

t.test('what makes no sense is refused with the reason', async (t) => {
  const misused: readonly (readonly [args: readonly string[], reason: RegExp])[] = [
    [['--write', '--dry-run'], /exclude each other/],
    [['--kind', 'seconds'], /takes one of timestamp, text, millis/],
    [['--time', 'now'], /takes update or create/],
    [['--after='], /takes the id of a document/],
    [['--force'], /Unknown option/],
  ]
  for (const [args, reason] of misused) t.throws(() => readOptions(args), { message: reason })
  t.match(readOptions([]), { write: false, time: 'update' })
})
