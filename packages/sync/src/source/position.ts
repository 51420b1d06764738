// Places in the order (updatedAt, id), in which a source is read, and stretches of that order.
import type { Timestamp } from '../timestamp.ts'

/** A place in the order (updatedAt, id). Without an id: just before every document of that time. */
export interface Position {
  readonly updatedAt: Timestamp
  readonly id?: string
}

/** From a place, itself included, to another, itself left out; without one of them, to that end of everything. */
export interface TimeRange {
  readonly from?: Position
  readonly before?: Position
}

/** Earlier places first. */
export function comparePositions(a: Position, b: Position): number {
  if (a.updatedAt !== b.updatedAt) return a.updatedAt < b.updatedAt ? -1 : 1
  if (a.id === b.id) return 0
  if (a.id === undefined) return -1
  return b.id === undefined ? 1 : compareIds(a.id, b.id)
}

/** The order of Unicode code points, which is the order of UTF-8 bytes; JavaScript's own differs beyond U+FFFF. */
export function compareIds(a: string, b: string): number {
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    const [x, y] = [a.charCodeAt(i), b.charCodeAt(i)]
    if (x !== y) return isSurrogate(x) === isSurrogate(y) ? x - y : isSurrogate(x) ? 1 : -1
  }
  return a.length - b.length
}

export function isWithin(position: Position, { from, before }: TimeRange): boolean {
  return (
    (from === undefined || comparePositions(position, from) >= 0) &&
    (before === undefined || comparePositions(position, before) < 0)
  )
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff
}
