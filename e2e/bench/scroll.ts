// Scrolling through the table at the pace of a hand on a wheel: how many frames the page misses.
import { type Row, rowOf } from './row.ts'
import type { Scene } from './scene.ts'

const ALLOWED_PERCENT = 1
const STEPS = 240
const STEP_PX = 90

export async function measureScroll({ page }: Scene): Promise<Row[]> {
  await page.mouse.move(600, 500)
  await page.evaluate(watchFrames)
  for (let step = 0; step < STEPS; step++) await page.mouse.wheel(0, STEP_PX)
  const frames = await page.evaluate(() => globalThis.frameTimes ?? [])
  const gaps = frames.slice(1).map((at, index) => at - (frames[index] ?? at))
  const missed = gaps.reduce((sum, gap) => sum + Math.max(0, Math.round((gap * 60) / 1000) - 1), 0)
  const percent = (100 * missed) / (gaps.length + missed)
  return [rowOf('frames missed while scrolling', '%', [percent], ALLOWED_PERCENT)]
}

declare global {
  var frameTimes: number[] | undefined
}

/** Runs in the page. */
function watchFrames(): void {
  const times: number[] = []
  globalThis.frameTimes = times
  const frame = (now: number) => {
    times.push(now)
    requestAnimationFrame(frame)
  }
  requestAnimationFrame(frame)
}
