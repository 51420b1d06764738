// A keystroke in the search box: from the key to the painted answer.
import { type Row, rowOf } from './row.ts'
import type { Scene } from './scene.ts'

const TYPED = ['espresso machine', 'ada@', 'D-10', 'müller', 'zzz']
const ALLOWED_MS = 50

export async function measureSearch({ page }: Scene): Promise<Row[]> {
  await page.evaluate(watchAnswers)
  const box = page.getByRole('textbox', { name: 'Search orders' })
  for (const text of TYPED) {
    await box.focus()
    await box.pressSequentially(text, { delay: 160 })
    await page.waitForTimeout(400)
    await page.keyboard.press('Escape')
    await page.waitForTimeout(400)
  }
  const answered = await page.evaluate(() => globalThis.answered ?? [])
  return [rowOf('keystroke in the search, until its answer is painted', 'ms', answered, ALLOWED_MS)]
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
