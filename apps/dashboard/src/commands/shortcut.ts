// Keys and their names. A shortcut is one key or several one after the other, with a blank between: `x`, `?`,
// `g o`, `ArrowDown`, `mod+k`, `shift+ArrowDown`; `mod` is ⌘ on a Mac and Ctrl elsewhere. What counts is the
// character, not the place of the key, so that `/` and `[` are found on every keyboard.

/** What of a KeyboardEvent says which key it is. */
export interface KeyPress {
  readonly key: string
  readonly altKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
  getModifierState(modifier: 'AltGraph'): boolean
}

/** Longer pauses end a sequence. */
const SEQUENCE_MS = 1200

/** The name of the key that was pressed; nothing for a modifier alone. */
export function keyName(press: KeyPress): string | undefined {
  const { key } = press
  if (['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'Dead'].includes(key)) return
  const isCharacter = [...key].length === 1
  // AltGr is Ctrl and Alt to Windows; Option types characters on a Mac.
  const typed = isCharacter && (press.getModifierState('AltGraph') || press.altKey)
  const mod = (press.ctrlKey || press.metaKey) && !typed
  if (isCharacter) return mod ? `mod+${key.toLowerCase()}` : key
  const shift = press.shiftKey ? 'shift+' : ''
  const alt = press.altKey ? 'alt+' : ''
  return `${mod ? 'mod+' : ''}${alt}${shift}${key}`
}

/** Whether the shortcut may be meant while somebody types: only those with Ctrl or ⌘ are. */
export function holdsWhileTyping(shortcut: string): boolean {
  return shortcut.startsWith('mod+')
}

/** Follows the keys and says which shortcut they make. */
export class ShortcutSequence {
  #keys: string[] = []
  #lastAt = 0

  /**
   * @param at - milliseconds, by any clock
   * @returns the shortcut that is complete, or whether the key begins or continues one
   */
  press(key: string, at: number, shortcuts: readonly string[]): { done?: string; begun: boolean } {
    const keys = at - this.#lastAt > SEQUENCE_MS ? [] : this.#keys
    this.#lastAt = at
    // A key that continues nothing may still begin something.
    for (const candidate of keys.length > 0 ? [[...keys, key], [key]] : [[key]]) {
      const pressed = candidate.join(' ')
      const done = shortcuts.find((shortcut) => shortcut === pressed)
      const begun = shortcuts.some((shortcut) => shortcut.startsWith(`${pressed} `))
      if (done !== undefined || begun) {
        this.#keys = done === undefined ? candidate : []
        return done === undefined ? { begun } : { done, begun: false }
      }
    }
    this.#keys = []
    return { begun: false }
  }
}

const CAPTIONS: Readonly<Record<string, string>> = {
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  Enter: '↵',
  ' ': '␣',
}

/** The captions of its keys: `g o` is `G` and `O`, `mod+k` is `⌘` and `K` on a Mac. */
export function captionsOf(shortcut: string, isMac: boolean): string[] {
  const modifiers: Readonly<Record<string, string>> = {
    mod: isMac ? '⌘' : 'Ctrl',
    shift: isMac ? '⇧' : 'Shift',
    alt: isMac ? '⌥' : 'Alt',
  }
  return shortcut
    .split(' ')
    .flatMap((press) => (press.length > 1 ? press.split('+') : [press]))
    .flatMap((key) => {
      // What is told of is the key, and a capital is one that Shift makes of it.
      const isCapital = key.length === 1 && key !== key.toLowerCase()
      return isCapital ? ['shift', key] : [key]
    })
    .map((key) => modifiers[key] ?? CAPTIONS[key] ?? (key.length === 1 ? key.toUpperCase() : key))
}
