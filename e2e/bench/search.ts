// A keystroke in the search box: from the key to the painted answer.
import { typed, workAfter } from './main-thread.ts'
import { type Row, rowOf } from './row.ts'
import type { Scene } from './scene.ts'

const TYPED = ['espresso machine', 'ada@', 'D-10', 'müller', 'zzz']
const ALLOWED_MS = 50

/** Rounds in which the browser's compiler still warms up. */
const WARM_UP = 1
const ROUNDS = 3

export async function measureSearch(scene: Scene): Promise<Row[]> {
  for (let round = 0; round < WARM_UP; round++) await typeAll(scene)
  await scene.page.evaluate(watchAnswers)
  const works = await workAfter(scene, typed, async () => {
    for (let round = 0; round < ROUNDS; round++) await typeAll(scene)
  })
  const answered = await scene.page.evaluate(() => globalThis.answered ?? [])
  const painted = works.map((work) => work.painted)
  return [
    rowOf('keystroke in the search, until its answer is painted', 'ms', answered, ALLOWED_MS),
    rowOf('the same, without the wait for a frame or a processor', 'ms', painted, undefined),
  ]
}

async function typeAll({ page }: Scene): Promise<void> {
  const box = page.getByRole('textbox', { name: 'Search orders' })
  for (const text of TYPED) {
    await box.focus()
    await box.pressSequentially(text, { delay: 160 })
    await page.waitForTimeout(400)
    await page.keyboard.press('Escape')
    await page.waitForTimeout(400)
  }
}

declare global {
  var answered: number[] | undefined
}

/** Runs in the page. */
function watchAnswers(): void {
  const answered: number[] = []
  globalThis.answered = answered
  let typedAt: number | undefined
  addEventListener('input', ({ timeStamp }) => (typedAt = timeStamp), { capture: true })
  // What changes then answers no keystroke: the last ones may have found just what those before them did.
  const forget = ({ key }: KeyboardEvent) => {
    if (key === 'Escape') typedAt = undefined
  }
  addEventListener('keydown', forget, { capture: true })
  const told = document.querySelector('h1')
  if (told === null) throw new Error('The page has no heading')
  new MutationObserver(() => {
    const from = typedAt
    if (from === undefined) return
    typedAt = undefined
    requestAnimationFrame(() => {
      const painted = new MessageChannel()
      painted.port1.onmessage = () => answered.push(performance.now() - from)
      painted.port2.postMessage(undefined)
    })
  }).observe(told, { characterData: true, childList: true, subtree: true })
}
