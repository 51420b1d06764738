// A world in memory.
import { MemoryOrderSource, type MemoryOrderSourceOptions } from './memory-order-source.ts'
import type { World } from './world.ts'

export function memoryWorld(options?: MemoryOrderSourceOptions): World<string> {
  const source = new MemoryOrderSource(options)
  return {
    source,
    isExact: options?.exactTo !== 'second',
    now: () => source.now,
    advance: (millis) => source.advance(millis),
    write: async (id, text, how) => source.write(id, text, how),
    async writeTogether(ids, text) {
      const updatedAt = source.now
      for (const id of ids) source.write(id, text, { updatedAt })
    },
    remove: async (id) => source.remove(id),
    interruptions: source.interruptions,
    truth: async (limit) => new Map(source.window(limit).map(({ id, value = '' }) => [id, value])),
    textOf: (value) => value,
  }
}
