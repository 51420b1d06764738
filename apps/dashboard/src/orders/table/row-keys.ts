// Which row a key leads to.

export interface RowSteps {
  readonly count: number
  /** Rows that fit on the screen. */
  readonly page: number
}

/** The index of the row that `key` leads to from row `at`; undefined if the key does not move. */
export function rowAfterKey(
  key: string,
  at: number,
  { count, page }: RowSteps,
): number | undefined {
  const target = targetOf(key, at, Math.max(1, page - 1), count)
  return target === undefined || count === 0 ? undefined : Math.min(Math.max(target, 0), count - 1)
}

function targetOf(key: string, at: number, page: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
    case 'j':
      return at + 1
    case 'ArrowUp':
    case 'k':
      return at - 1
    case 'PageDown':
      return at + page
    case 'PageUp':
      return at - page
    case 'Home':
      return 0
    case 'End':
      return count - 1
  }
  return undefined
}
