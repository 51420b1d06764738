// The source goes quiet: then every client at every instance must come to hold exactly what is true.
import { setTimeout as delay } from 'node:timers/promises'
import type { DeskClient } from './desk-client.ts'
import { differences } from './differences.ts'
import type { Scene } from './scene.ts'
import type { Window } from './shop.ts'

/** Between two rounds of questions: what is deleted shows with the next reconcile only. */
const PAUSE_MS = 50
const MOST_LINES = 6

/** Stops the writer and the clients, and asks on their behalf until all is true, but no longer than `withinMs`. */
export async function settle(scene: Scene, withinMs = 30_000): Promise<void> {
  const { findings, shop } = scene
  await scene.stop()
  await Promise.all(scene.instances.map(({ up }) => up))
  const truth = await shop.window(scene.limit)
  const begun = performance.now()
  for (;;) {
    const wrong = await askEverybody(scene, truth)
    if (wrong.length === 0) break
    if (performance.now() - begun > withinMs) {
      const lines = wrong.slice(0, MOST_LINES).join('\n    ')
      findings.violation(
        `not the truth after ${withinMs} ms (${wrong.length} lines):\n    ${lines}`,
      )
      return
    }
    await delay(PAUSE_MS)
  }
  findings.count('times at rest and right')
  findings.most('slowest to rest ms', performance.now() - begun)
}

/** What is wrong with whom at which instance; the instances must all stand at one cursor. */
async function askEverybody(scene: Scene, truth: Window): Promise<string[]> {
  const cursors = new Set<string | undefined>()
  const found = await Promise.all(
    scene.clients.map((client) => askAll(scene, client, truth, cursors)),
  )
  const wrong = found.flat()
  if (wrong.length === 0 && cursors.size > 1)
    wrong.push(`several cursors: ${[...cursors].join(', ')}`)
  return wrong
}

async function askAll(
  { instances }: Scene,
  client: DeskClient,
  truth: Window,
  cursors: Set<string | undefined>,
): Promise<string[]> {
  const wrong: string[] = []
  for (const instance of instances) {
    const where = `${client.name} at ${instance.name}`
    if (!(await client.readToEnd(instance))) wrong.push(`${where}: not served`)
    cursors.add(client.copy.cursor)
    wrong.push(...differences(client.copy, truth).map((line) => `${where}: ${line}`))
  }
  return wrong
}
