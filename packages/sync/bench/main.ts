// `pnpm bench:sync`: what the engine takes in time and memory as the orders grow from a thousand to a million, and
// whether that is what it claims. It wants a machine to itself.
import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import type { Costs } from './costs.ts'
import type { Spread } from './spread.ts'
import { verdicts } from './verdicts.ts'

const SIZES = [1_000, 10_000, 100_000, 1_000_000]
const HEAP_MEGABYTES = 6_000

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 })

async function measure(orders: number): Promise<Costs> {
  const { stdout } = await promisify(execFile)(process.execPath, [
    ...['--expose-gc', `--max-old-space-size=${HEAP_MEGABYTES}`],
    ...[path.join(import.meta.dirname, 'costs.ts'), String(orders)],
  ])
  const costs: Costs = JSON.parse(stdout)
  return costs
}

function micros({ p10, median, p90 }: Spread): string {
  return `${short(median)} (${short(p10)}–${short(p90)})`
}

function short(value: number): string {
  return value < 10 ? value.toFixed(2) : whole.format(value)
}

const costs: Costs[] = []
for (const orders of SIZES) {
  console.log(`Measuring ${whole.format(orders)} orders …`)
  costs.push(await measure(orders))
}

console.log('\nMicroseconds: the median, and from the 10th to the 90th of 100')
console.table(
  costs.map(({ orders, time }) => ({
    orders: whole.format(orders),
    'delta, nothing new': micros(time.quietDelta),
    'delta of 10': micros(time.smallDelta),
    '1,000 changed': micros(time.refresh),
    'into a full window': micros(time.windowRefresh),
    'longest of these': short(Math.max(time.refresh.worst, time.windowRefresh.worst)),
    'client, page of 100': micros(time.clientPage),
  })),
)
console.log('Bytes for each order beyond its document')
console.table(
  costs.map(({ orders, memory }) => ({
    orders: whole.format(orders),
    filled: short(memory.filled),
    'most while changing': short(memory.changing),
    'filled window': short(memory.filledWindow),
    'most while it changes': short(memory.changingWindow),
    'most while it is renewed': short(memory.renewedWindow),
  })),
)
for (const verdict of verdicts(costs)) console.log(verdict)
