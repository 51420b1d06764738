// The saved views of the signed-in account, shared by everything that shows them.
import { createSharedComposable, useEventListener } from '@vueuse/core'
import { computed, shallowRef } from 'vue'
import type { LocationQuery } from 'vue-router'
import { useSessionStore } from '../../session/session-store.ts'
import {
  listViews,
  removeView,
  renameView,
  type SavedView,
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

  /** The name of the one that was opened last, so that it can be told when something else is asked for since. */
  const opened = shallowRef<string>()

  // Another tab may have changed them.
  useEventListener('storage', () => {
    revision.value += 1
  })

  function changed(outcome: ViewOutcome): ViewOutcome {
    revision.value += 1
    return outcome
  }

  return {
    views,
    opened,
    find: (name: string) => views.value.find((view) => view.name === name.trim()),
    save: (view: SavedView, at?: number) =>
      changed(saveView(localStorage, account.value, view, at)),
    rename: (from: string, to: string) =>
      changed(renameView(localStorage, account.value, from, to)),
    remove: (name: string) => changed(removeView(localStorage, account.value, name)),
  }
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
