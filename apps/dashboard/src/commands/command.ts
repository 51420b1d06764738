// Something a person can do by its name in the palette or by a key, wherever it is on the screen.

export interface Command {
  /** Unique among all that are registered at a time: `orders.export`. */
  readonly id: string
  /** What the palette and the cheat sheet call it. */
  readonly title: string
  /** Other words that find it. */
  readonly keywords?: readonly string[]
  /** The heading it stands under; commands without one hold everywhere. */
  readonly section?: string
  /** Keys, as in `shortcut.ts`: `e`, `g o`, `mod+k`, `ArrowDown`; of several each one will do. */
  readonly shortcut?: string | readonly string[]
  /** `false` for what makes sense as a key alone, like «next row»: it stands in the cheat sheet only. */
  readonly palette?: boolean
  run(): void
}

/** The keys of a command, none to several. */
export function shortcutsOf({ shortcut = [] }: Command): readonly string[] {
  return typeof shortcut === 'string' ? [shortcut] : shortcut
}
