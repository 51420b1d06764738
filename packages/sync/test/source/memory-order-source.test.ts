// The source that the engine's tests read from keeps the same promises as a real one.
import t from 'tap'
import { MemoryOrderSource, orderSourceContract } from '../../testing/index.ts'

for (const exactTo of ['microsecond', 'second'] as const) {
  t.test(`exact to the ${exactTo}`, async (t) => {
    orderSourceContract(t, async () => {
      const source = new MemoryOrderSource({ exactTo })
      return {
        source,
        write: async (id, updatedAt) => source.write(id, `"${id}"`, { updatedAt }),
        softDelete: async (id, updatedAt) =>
          source.write(id, `"${id}"`, { updatedAt, deleted: true }),
        remove: async (id) => source.remove(id),
      }
    })
  })
}
