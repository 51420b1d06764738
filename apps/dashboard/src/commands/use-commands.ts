// The commands there are at the moment: each page and part registers its own for as long as it is on the screen.
import { createGlobalState, tryOnScopeDispose } from '@vueuse/core'
import { computed, type MaybeRefOrGetter, shallowRef, toValue } from 'vue'
import type { Command } from './command.ts'

type Source = MaybeRefOrGetter<readonly Command[]>

/** All commands that are registered; where two share an id or a shortcut, the one registered later holds. */
export const useCommandList = createGlobalState(() => {
  const sources = shallowRef<readonly Source[]>([])
  const commands = computed(() => {
    const byId = new Map<string, Command>()
    for (const command of sources.value.flatMap((source) => toValue(source))) {
      byId.set(command.id, command)
    }
    return [...byId.values()]
  })

  function add(source: Source): () => void {
    sources.value = [...sources.value, source]
    return () => {
      sources.value = sources.value.filter((other) => other !== source)
    }
  }

  return { commands, add }
})

/**
 * Registers commands for as long as the calling component or scope lives.
 *
 * @param commands - a getter or ref where titles follow the language or what can be done changes
 */
export function useCommands(commands: Source): void {
  tryOnScopeDispose(useCommandList().add(commands))
}
