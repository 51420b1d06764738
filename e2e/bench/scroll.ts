// Scrolling through the table at the pace of a hand on a wheel: how many frames the page misses.
import { type Row, rowOf } from './row.ts'
import type { Scene } from './scene.ts'

const ALLOWED_PERCENT = 1
/** Down and up again and again: in a single one, whatever else the machine does for a moment would be most of it. */
const PASSES = 6
const STEPS = 240
const STEP_PX = 90

export async function measureScroll({ page }: Scene): Promise<Row[]> {
  await page.mouse.move(600, 500)
  const missed: number[] = []
  for (let pass = 0; pass < PASSES; pass++) {
    await page.evaluate(watchFrames)
    const px = pass % 2 === 0 ? STEP_PX : -STEP_PX
    for (let step = 0; step < STEPS; step++) await page.mouse.wheel(0, px)
    missed.push(missedPercent((await page.evaluate(() => globalThis.frameTimes)) ?? []))
  }
  return [rowOf('frames missed while scrolling', '%', missed, ALLOWED_PERCENT)]
}

/** @param frames - when each was, in milliseconds */
function missedPercent(frames: readonly number[]): number {
  const gaps = frames.slice(1).map((at, index) => at - (frames[index] ?? at))
  const missed = gaps.reduce((sum, gap) => sum + Math.max(0, Math.round((gap * 60) / 1000) - 1), 0)
  return (100 * missed) / (gaps.length + missed)
}

declare global {
  var frameTimes: number[] | undefined
}

/** Runs in the page. */
function watchFrames(): void {
  const times: number[] = []
  globalThis.frameTimes = times
  const frame = (now: number) => {
    if (globalThis.frameTimes !== times) return
    times.push(now)
    requestAnimationFrame(frame)
  }
  requestAnimationFrame(frame)
}
