// How a number compares with the one of the period before. Where nothing can be compared, it says so instead of
// inventing a percentage: nothing times anything is still nothing.

/** A number of this period and of the one before; undefined where there is nothing to take it from. */
export interface Compared {
  readonly now: number | undefined
  readonly before: number | undefined
}

export type Change =
  /** The share by which it grew or shrank: 0.12 is 12 % more. */
  | { readonly kind: 'share'; readonly by: number }
  /** There were orders before, but they came to nothing: no percentage leads from there to here. */
  | { readonly kind: 'from-zero' }
  /** The period before has no orders. */
  | { readonly kind: 'no-earlier' }
  /** This period has none. */
  | { readonly kind: 'nothing' }

/** How a count or an amount changed, in parts of what it was. */
export function changeOf({ now, before }: Compared): Change {
  if (before === undefined) return { kind: 'no-earlier' }
  if (now === undefined) return { kind: 'nothing' }
  if (before === 0) return now === 0 ? { kind: 'share', by: 0 } : { kind: 'from-zero' }
  return { kind: 'share', by: (now - before) / Math.abs(before) }
}

/** How a share changed, in points: 0.02 is two percentage points more. */
export function pointsOf({ now, before }: Compared): Change {
  if (before === undefined) return { kind: 'no-earlier' }
  return now === undefined ? { kind: 'nothing' } : { kind: 'share', by: now - before }
}
