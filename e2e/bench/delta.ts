// A delta of a hundred orders: merged, and painted where its rows are in sight.
import { answerFrom, workAfter } from './main-thread.ts'
import { type Row, rowOf } from './row.ts'
import { type Scene, syncNow } from './scene.ts'

const CHANGED = 100
const ROUNDS = 15
/** Rounds in which the browser's compiler still warms up. */
const WARM_UP = 5
const SETTLED_MS = 1500

/** @param allowedMs - for the merge and the paint */
export async function measureDelta(scene: Scene, allowedMs: number): Promise<Row[]> {
  const painted: number[] = []
  const whole: number[] = []
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    const works = await workAfter(scene, answerFrom('/api/orders'), async () => {
      await scene.change(CHANGED)
      await syncNow(scene.page)
      await scene.page.waitForTimeout(SETTLED_MS)
    })
    // The poll that brought the change costs the most by far; others bring nothing.
    const heaviest = works.toSorted((a, b) => b.whole - a.whole)[0]
    if (heaviest === undefined || round < WARM_UP) continue
    painted.push(heaviest.painted)
    whole.push(heaviest.whole)
  }
  return [
    rowOf(`delta of ${CHANGED}, merged and painted`, 'ms', painted, allowedMs),
    rowOf(`delta of ${CHANGED}, with what comes after the paint`, 'ms', whole, undefined),
  ]
}
