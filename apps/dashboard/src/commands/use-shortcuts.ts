// Runs commands by their keys. To be called once, by the app.
import { useEventListener } from '@vueuse/core'
import { shortcutsOf } from './command.ts'
import { isTaken, isTyping } from './key-target.ts'
import { holdsWhileTyping, keyName, ShortcutSequence } from './shortcut.ts'
import { useCommandList } from './use-commands.ts'

/** @param blocked - whether something lies over the page, so that only keys with Ctrl or ⌘ are meant */
export function useShortcuts(blocked: () => boolean): void {
  const { commands } = useCommandList()
  const sequence = new ShortcutSequence()

  useEventListener(document, 'keydown', (event) => {
    const key = keyName(event)
    if (key === undefined || event.defaultPrevented || event.isComposing) return
    const global = blocked() || isTyping(event) || isTaken(event, key)
    const all = commands.value.flatMap(shortcutsOf)
    const { done, begun } = sequence.press(
      key,
      event.timeStamp,
      global ? all.filter(holdsWhileTyping) : all,
    )
    if (done === undefined && !begun) return
    event.preventDefault()
    if (done === undefined) return
    commands.value.findLast((command) => shortcutsOf(command).includes(done))?.run()
  })
}
