// What gets in the way of a source's calls when a test wants it to: failures, and other things that happen first.
import { SourceError, type SourceErrorCode } from '../src/index.ts'

export class Interruptions {
  readonly #before: (() => Promise<void>)[] = []
  #failures: SourceErrorCode[] = []

  /** Makes the next `count` calls fail. */
  failNext(count: number, code: SourceErrorCode = 'SOURCE_UNAVAILABLE'): void {
    this.#failures = Array.from({ length: count }, () => code)
  }

  /** Does something just before the next call that has nothing else to do before it. */
  beforeRead(action: () => Promise<void>): void {
    this.#before.push(action)
  }

  /**
   * To be awaited by every call.
   *
   * @throws SourceError when the call is to fail; the signal's reason when it has been aborted
   */
  async next(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted()
    await this.#before.shift()?.()
    const code = this.#failures.shift()
    if (code !== undefined) throw new SourceError(code, 'The source was told to fail')
  }
}
