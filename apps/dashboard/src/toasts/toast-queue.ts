// Short messages about what was just done, a few at a time, each for as long as it takes to read it. While somebody
// looks at them, none goes away.

/** What is said, and how it is taken back. */
export interface ToastOptions {
  readonly text: string
  /** `bad` for what did not work. */
  readonly tone?: 'plain' | 'bad'
  /** Takes back what was done; the toast stays longer then. */
  readonly undo?: () => void
}

export interface Toast extends ToastOptions {
  readonly id: number
}

/** The timers of the browser, or a test's. */
export interface ToastTimers {
  now(): number
  /** @returns a function that calls it off */
  after(millis: number, run: () => void): () => void
}

export const READING_MS = 6000
export const DECIDING_MS = 12_000
/** Older ones make room: more would cover work. */
export const MOST = 3

interface Held {
  readonly toast: Toast
  left: number
  since: number
  stop: () => void
}

export class ToastQueue {
  readonly #timers: ToastTimers
  readonly #changed: (toasts: readonly Toast[]) => void
  #held: Held[] = []
  #lastId = 0
  #paused = false

  /** @param changed - is given what is to be shown, the newest last */
  constructor(timers: ToastTimers, changed: (toasts: readonly Toast[]) => void) {
    this.#timers = timers
    this.#changed = changed
  }

  /** @returns the id to dismiss it with */
  show(options: ToastOptions): number {
    this.#lastId += 1
    const toast = { ...options, id: this.#lastId }
    const left = options.undo ? DECIDING_MS : READING_MS
    const held: Held = { toast, left, since: 0, stop: () => undefined }
    this.#held.push(held)
    if (!this.#paused) this.#run(held)
    for (const { toast } of this.#held.slice(0, -MOST)) this.#drop(toast.id)
    this.#tell()
    return toast.id
  }

  dismiss(id: number): void {
    this.#drop(id)
    this.#tell()
  }

  /** Takes back what toast `id` tells; once. */
  undo(id: number): void {
    const held = this.#held.find(({ toast }) => toast.id === id)
    this.dismiss(id)
    held?.toast.undo?.()
  }

  /** Nothing goes away until `resume`. */
  pause(): void {
    if (this.#paused) return
    this.#paused = true
    for (const held of this.#held) {
      held.stop()
      held.left -= this.#timers.now() - held.since
    }
  }

  resume(): void {
    if (!this.#paused) return
    this.#paused = false
    for (const held of this.#held) this.#run(held)
  }

  #run(held: Held): void {
    held.since = this.#timers.now()
    held.stop = this.#timers.after(Math.max(held.left, 0), () => this.dismiss(held.toast.id))
  }

  #drop(id: number): void {
    for (const held of this.#held) if (held.toast.id === id) held.stop()
    this.#held = this.#held.filter(({ toast }) => toast.id !== id)
  }

  #tell(): void {
    // Nobody can look at toasts that are gone, whatever the pointer or the focus last said.
    if (this.#held.length === 0) this.#paused = false
    this.#changed(this.#held.map(({ toast }) => toast))
  }
}
