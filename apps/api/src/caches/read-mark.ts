// How far the source was read, as a cache keeps it: JSON text, checked on its way back.
import type { ReadMark } from '@deltadesk/sync'
import Type from 'typebox'
import { Value } from 'typebox/value'

const Position = Type.Object({ updatedAt: Type.String(), id: Type.Optional(Type.String()) })

const KeptMark = Type.Object({
  watermark: Position,
  readTime: Type.String(),
  horizon: Type.Optional(Position),
  fullReadTime: Type.String(),
  fullReadBegun: Type.Optional(Type.String()),
  reconcileTime: Type.Optional(Type.String()),
  censusTime: Type.Optional(Type.String()),
})

export function readMarkText(mark: ReadMark): string {
  return JSON.stringify(mark)
}

/** @throws Error when `text` is not what {@link readMarkText} made */
export function parseReadMark(text: string): ReadMark {
  const parsed = Value.Parse(KeptMark, JSON.parse(text))
  const { horizon, fullReadBegun, reconcileTime, censusTime, ...mark } = parsed
  return { ...mark, horizon, fullReadBegun, reconcileTime, censusTime }
}
