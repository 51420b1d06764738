// A day of polls: whether the page's memory grows with them.
import { type Row, rowOf } from './row.ts'
import { type Scene, syncNow } from './scene.ts'

const POLLS = Number(process.env.BENCH_POLLS || 1000)
/**
 * Before it is measured: in the first polls the browser compiles what it runs often, which stays, but is not more for
 * more polls.
 */
const WARM_UP = POLLS / 2
/** What 1,000 polls, each with a changed order, may leave behind: a tenth of a percent of a tab's usual memory. */
const ALLOWED_MB = 1

export async function measureMemory(scene: Scene): Promise<Row[]> {
  const { page } = scene
  await page.locator('body').click({ position: { x: 2, y: 2 } })
  await poll(scene, WARM_UP)
  const before = await heapMb(scene)
  await poll(scene, POLLS)
  const grown = (await heapMb(scene)) - before
  return [
    rowOf('heap with everything held', 'MB', [before], undefined),
    rowOf(`growth of the heap over ${POLLS} polls`, 'MB', [grown], ALLOWED_MB),
  ]
}

async function poll(scene: Scene, times: number): Promise<void> {
  for (let done = 0; done < times; done++) {
    await scene.change(1)
    await syncNow(scene.page)
  }
}

async function heapMb({ page }: Scene): Promise<number> {
  const client = await page.context().newCDPSession(page)
  await client.send('HeapProfiler.collectGarbage')
  const { usedSize } = await client.send('Runtime.getHeapUsage')
  await client.detach()
  return usedSize / 1_000_000
}
