// A reload: how long until the first row of the kept copy is on the page.
import { type Row, rowOf } from './row.ts'
import type { Scene } from './scene.ts'

const RELOADS = 9
const ALLOWED_MS = 500
/** The copy is written a moment after the orders have come. */
const KEPT_MS = 5000

export async function measureReload({ page }: Scene): Promise<Row[]> {
  await page.waitForTimeout(KEPT_MS)
  await page.addInitScript(watchFirstRow)
  const waited: number[] = []
  for (let reload = 0; reload < RELOADS; reload++) {
    await page.reload()
    await page.waitForFunction(() => globalThis.firstRowAt !== undefined)
    waited.push((await page.evaluate(() => globalThis.firstRowAt)) ?? Number.NaN)
    await page.waitForTimeout(KEPT_MS)
  }
  return [rowOf('reload to the first row', 'ms', waited, ALLOWED_MS)]
}

declare global {
  var firstRowAt: number | undefined
}

/** Runs in the page, before its own scripts. */
function watchFirstRow(): void {
  const look = () => {
    if (document.querySelector('tbody tr[data-id]') === null) requestAnimationFrame(look)
    else globalThis.firstRowAt = performance.now()
  }
  requestAnimationFrame(look)
}
