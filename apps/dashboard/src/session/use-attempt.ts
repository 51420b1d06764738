// What a form does: one try at a time, and what the last one failed with.
import { shallowReadonly, shallowRef } from 'vue'

export interface Failure {
  readonly error: unknown
  /** When it happened, milliseconds since 1970. */
  readonly at: number
}

export function useAttempt() {
  const busy = shallowRef(false)
  const failure = shallowRef<Failure>()

  /** @returns what `work` does; undefined if it failed, or if an earlier one is still under way */
  async function attempt<Result>(work: () => Promise<Result>): Promise<Result | undefined> {
    if (busy.value) return undefined
    busy.value = true
    failure.value = undefined
    try {
      return await work()
    } catch (error) {
      failure.value = { error, at: Date.now() }
      return undefined
    } finally {
      busy.value = false
    }
  }

  /** Forgets what went wrong. */
  function forgive(): void {
    failure.value = undefined
  }

  return { busy: shallowReadonly(busy), failure: shallowReadonly(failure), attempt, forgive }
}
