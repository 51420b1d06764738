// Where to scroll so that the row that is read stays where it is while rows come and go above it.

export interface Viewport {
  readonly scrollTop: number
  readonly height: number
  readonly rowHeight: number
}

/** A row and how far its top is below the top of what is in sight; negative where it is cut off. */
export interface Anchor {
  readonly id: string
  readonly offset: number
}

/**
 * The row that is being read: the one with the focus where it is in sight, else the first that is wholly in sight.
 *
 * @param idAt - the id of the row at an index, counted from the top
 */
export function anchorOf(
  idAt: (index: number) => string | undefined,
  active: number | undefined,
  { scrollTop, height, rowHeight }: Viewport,
): Anchor | undefined {
  const offsetOf = (index: number) => index * rowHeight - scrollTop
  const isInSight = (index: number) => offsetOf(index) > -rowHeight && offsetOf(index) < height
  const index =
    active !== undefined && isInSight(active) ? active : Math.ceil(scrollTop / rowHeight)
  const id = idAt(index)
  return id === undefined ? undefined : { id, offset: offsetOf(index) }
}

/** The `scrollTop` that puts the anchor, now at `index`, where it was. */
export function scrollTopFor({ offset }: Anchor, index: number, rowHeight: number): number {
  return Math.max(0, index * rowHeight - offset)
}

/** The `scrollTop` nearest to the present one with which the row is wholly in sight, below the head of the table. */
export function scrollTopToShow(index: number, { scrollTop, height, rowHeight }: Viewport): number {
  const top = index * rowHeight
  if (top < scrollTop) return top
  return Math.max(scrollTop, top + rowHeight - height)
}
