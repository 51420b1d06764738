// A list of what belongs to an account, as the server has it: asked for, and changed only once the server has said so.
import { shallowReadonly, shallowRef } from 'vue'
import { RefusedError } from '../api/errors.ts'

export function useOwnList<One extends { readonly id: string }>(
  ask: () => Promise<readonly One[]>,
) {
  /** Undefined while nothing has come yet. */
  const items = shallowRef<readonly One[]>()
  const failure = shallowRef<unknown>()
  /** Counts what settles the list, so that a late answer from before is passed over. */
  let settled = 0

  function settle(next: readonly One[]): void {
    settled += 1
    items.value = next
    failure.value = undefined
  }

  /** Never rejects: what went wrong stands in `failure`, and what was there stays. */
  async function load(): Promise<void> {
    const before = settled
    try {
      const answer = await ask()
      if (settled === before) settle(answer)
    } catch (error) {
      if (settled === before) failure.value = error
    }
  }

  function add(one: One): void {
    settle([one, ...(items.value ?? [])])
  }

  /**
   * Takes those with `ids` out of the list once `end` has ended them.
   *
   * @throws what `end` throws, unless the server turns out not to have them any more
   */
  async function remove(ids: readonly string[], end: () => Promise<void>): Promise<void> {
    try {
      await end()
    } catch (error) {
      if (error instanceof RefusedError) await load()
      if (items.value?.some(({ id }) => ids.includes(id))) throw error
    }
    settle((items.value ?? []).filter(({ id }) => !ids.includes(id)))
  }

  return {
    items: shallowReadonly(items),
    failure: shallowReadonly(failure),
    load,
    add,
    remove,
  }
}
