// The disk of the cache fills up under load. The desk goes on from memory and says so; with room again it keeps
// everything again, and then even a kill costs nobody a cursor.
import type { Scene } from './scene.ts'
import { settle } from './settle.ts'
import type { SmallDisk } from './small-disk.ts'

/** A journal that was long before takes in a few commits more. */
const FULL_WITHIN_MS = 60_000
/** A store that failed is tried again after 2 s, then 4 s … */
const BACK_WITHIN_MS = 60_000

export async function diskFullTrial(scene: Scene, disk: SmallDisk): Promise<void> {
  const { findings, instances, journal } = scene
  scene.start()
  await settle(scene)

  findings.mayLose = true
  scene.start()
  disk.fill()
  const told = await journal.next(/Cache not written/, AbortSignal.timeout(FULL_WITHIN_MS))
  if (told === undefined) throw new Error('Nothing was said of a full disk')
  findings.progress(told.text)
  await settle(scene)
  findings.progress('All is right from memory, with a full disk')

  scene.start()
  const back = journal.next(/Cache works again/, AbortSignal.timeout(BACK_WITHIN_MS))
  disk.free()
  if ((await back) === undefined) throw new Error('The cache did not come back')
  await settle(scene)
  findings.mayLose = false

  const firstSyncs = journal.count(/First sync/)
  scene.start()
  for (const instance of instances) {
    await instance.kill()
    instance.start()
    findings.count('kills')
  }
  await settle(scene)
  if (journal.count(/First sync/) !== firstSyncs) findings.violation('read everything again')
}
