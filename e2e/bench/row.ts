// A line of the benchmark's table.

export interface Row {
  readonly what: string
  readonly median: string
  readonly worst: string
  readonly allowed: string
}

/** @param allowed - what the median may come to; undefined where it is only told */
export function rowOf(
  what: string,
  unit: string,
  values: readonly number[],
  allowed: number | undefined,
): Row {
  const sorted = [...values].sort((a, b) => a - b)
  const median = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
  const shown = (value: number) => `${value.toFixed(1)} ${unit}`
  const verdict = median <= (allowed ?? Number.POSITIVE_INFINITY) ? 'kept' : 'EXCEEDED'
  return {
    what,
    median: shown(median),
    worst: shown(sorted.at(-1) ?? Number.NaN),
    allowed: allowed === undefined ? '' : `${shown(allowed)}: ${verdict}`,
  }
}
