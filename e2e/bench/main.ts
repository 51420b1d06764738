// `pnpm bench:browser`: what the dashboard costs the browser while somebody works in it, with ten thousand and with a
// hundred thousand orders held, beside what it is allowed to cost. Times are those of the browser itself.
import { measureDelta } from './delta.ts'
import { measureMemory } from './memory.ts'
import { measureReload } from './reload.ts'
import type { Row } from './row.ts'
import { openScene } from './scene.ts'
import { measureScroll } from './scroll.ts'
import { measureSearch } from './search.ts'

const SIZES = process.env.BENCH_ORDERS?.split(',').map(Number) ?? [10_000, 100_000]

const rows: (Row & { orders: number })[] = []
for (const orders of SIZES) {
  console.log(`Loading ${orders} orders …`)
  const scene = await openScene(orders)
  const deltaGoal = orders <= 10_000 ? 16.7 : 50
  for (const measure of [
    () => measureDelta(scene, deltaGoal),
    () => measureSearch(scene),
    () => measureScroll(scene),
    () => measureReload(scene),
    () => measureMemory(scene),
  ]) {
    for (const row of await measure()) {
      console.log(row.what, row.median)
      rows.push({ orders, ...row })
    }
  }
  await scene.close()
}
console.table(rows)
