// What a shop does in a random history, done to a world.
import type { ShopStep } from './history.ts'
import type { World } from './world.ts'

/** A time that no world's clock reaches while a history is played. */
const FUTURE = '2099-01-01T00:00:00.000000Z'

export async function playShopStep<T>(world: World<T>, step: ShopStep): Promise<void> {
  switch (step.kind) {
    case 'write':
      return world.write(step.id, step.text)
    case 'burst':
      return world.writeTogether(step.ids, step.text)
    case 'future':
      return world.write(step.id, step.text, { updatedAt: FUTURE })
    case 'late': {
      const updatedAt = world.now()
      world.advance(step.byMs)
      return world.write(step.id, step.text, { updatedAt })
    }
    case 'backdated': {
      const updatedAt = world.now()
      world.advance(step.byMs)
      return world.write(step.id, step.text, { updatedAt })
    }
    case 'stray':
      return world.write(step.id, step.text, { updatedAt: null })
    case 'softDelete':
      return world.write(step.id, '', { deleted: true })
    case 'hardDelete':
      return world.remove(step.id)
    case 'wait':
      world.advance(step.ms)
  }
}
