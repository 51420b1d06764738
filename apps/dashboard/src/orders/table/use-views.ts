// The saved views of the signed-in account, shared by everything that shows them.
import { createSharedComposable } from '@vueuse/core'
import { computed, shallowRef } from 'vue'
import type { LocationQuery } from 'vue-router'
import { useSessionStore } from '../../session/session-store.ts'
import {
  listViews,
  removeView,
  saveView,
  type ViewOutcome,
  type ViewQuery,
} from '../find/saved-views.ts'

export const useViews = createSharedComposable(() => {
  const session = useSessionStore()
  const revision = shallowRef(0)
  const account = computed(() => session.me?.email ?? '')
  const views = computed(() => {
    void revision.value
    return listViews(localStorage, account.value)
  })

  function save(name: string, query: ViewQuery): ViewOutcome {
    const outcome = saveView(localStorage, account.value, { name, query })
    revision.value += 1
    return outcome
  }

  function remove(name: string): void {
    removeView(localStorage, account.value, name)
    revision.value += 1
  }

  return { views, save, remove }
})

/** What of an address belongs to a view: texts, without parameters that have none. */
export function viewQueryOf(query: LocationQuery): ViewQuery {
  return Object.fromEntries(
    Object.entries(query).flatMap(([key, value]) => {
      const texts = [value].flat().filter((text) => typeof text === 'string')
      const [first] = texts
      return first === undefined ? [] : [[key, texts.length === 1 ? first : texts]]
    }),
  )
}

/** Whether two addresses ask for the same. */
export function sameQuery(a: ViewQuery, b: ViewQuery): boolean {
  const normal = (query: ViewQuery) =>
    JSON.stringify(
      Object.entries(query)
        .map(([key, value]) => [key, [value].flat()])
        .sort(),
    )
  return normal(a) === normal(b)
}
