// The source that the engine's tests read from keeps the same promises as a real one.
import t from 'tap'
import { MemoryOrderSource, orderSourceContract } from '../../testing/index.ts'

orderSourceContract(t, async () => {
  const source = new MemoryOrderSource()
  return {
    source,
    write: async (id, updatedAt) => void source.write(id, `"${id}"`, updatedAt),
    softDelete: async (id, updatedAt) => void source.write(id, `"${id}"`, updatedAt, true),
  }
})
