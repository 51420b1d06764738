// What a random history is played on: a source with a truth that can be asked, whatever stands behind it.
import type { OrderSource, Timestamp } from '../src/index.ts'
import type { Interruptions } from './interruptions.ts'
import type { WriteOptions } from './memory-order-source.ts'

/** @typeParam T - what the source makes of a document */
export interface World<T> {
  readonly source: OrderSource<T>
  /** Whether the source can count from any place on, and not from some places alone. */
  readonly isExact: boolean
  /** The source's time now. */
  now(): Timestamp
  /** Lets the source's time pass. */
  advance(millis: number): void
  write(id: string, text: string, options?: WriteOptions): Promise<void>
  /** Writes several documents that bear one and the same time. */
  writeTogether(ids: readonly string[], text: string): Promise<void>
  remove(id: string): Promise<void>
  /** What gets in the way of the calls of `source`. */
  readonly interruptions: Interruptions
  /** The newest `limit` orders there really are, each with the text it was written with; all of them for 0. */
  truth(limit: number): Promise<Map<string, string>>
  /** The text that `value` was written with. */
  textOf(value: T): string
}
