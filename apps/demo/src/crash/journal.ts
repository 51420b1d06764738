// What all processes of the desk have logged, in the order in which it came.

export interface LogLine {
  readonly process: string
  /** Which of the process's lives: 1, 2, 3 … */
  readonly life: number
  /** Milliseconds on this program's own clock. */
  readonly at: number
  /** As pino has it: 40 and more are warnings. */
  readonly level: number
  readonly text: string
}

const WARNING = 40

export class Journal {
  readonly lines: LogLine[] = []
  readonly #listeners = new Set<(line: LogLine) => void>()

  /** Keeps what tells of the replica, and every warning. */
  add(line: LogLine): void {
    if (line.level < WARNING && !line.text.startsWith('[SYNC]')) return
    this.lines.push(line)
    for (const listener of this.#listeners) listener(line)
  }

  /** @returns what ends it */
  listen(listener: (line: LogLine) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** The next line like `pattern` of that process, or of any, or undefined when `signal` says that it is too late. */
  next(pattern: RegExp, signal: AbortSignal, process?: string): Promise<LogLine | undefined> {
    return new Promise((resolve) => {
      const end = (line: LogLine | undefined) => {
        stop()
        signal.removeEventListener('abort', giveUp)
        resolve(line)
      }
      const giveUp = () => end(undefined)
      const stop = this.listen((line) => {
        const isOfInterest = process === undefined || line.process === process
        if (isOfInterest && pattern.test(line.text)) end(line)
      })
      signal.addEventListener('abort', giveUp)
      if (signal.aborted) giveUp()
    })
  }

  count(pattern: RegExp, from = 0): number {
    return this.lines.filter(({ at, text }) => at >= from && pattern.test(text)).length
  }
}

/** One log line of the API, which is JSON; what is none was written by something that went badly wrong. */
export function parseLine(line: string): Pick<LogLine, 'level' | 'text'> {
  try {
    const { level, msg }: { level?: unknown; msg?: unknown } = JSON.parse(line)
    return { level: Number(level), text: String(msg) }
  } catch {
    return { level: 60, text: line }
  }
}
