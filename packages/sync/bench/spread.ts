// How long something takes, as a person wants it told of many tries: the middle one, and the range of most.

/** Of many tries, in microseconds. */
export interface Spread {
  readonly p10: number
  readonly median: number
  readonly p90: number
  readonly worst: number
}

/**
 * Times `step` over and over.
 *
 * @param prepare - makes what a step is given, untimed
 * @param perStep - how often the timed thing happens in a step
 */
export function timed<P>(
  { tries, perStep = 1 }: { readonly tries: number; readonly perStep?: number },
  prepare: () => P,
  step: (prepared: P) => void,
): Spread {
  const micros = Array.from({ length: tries }, () => {
    const prepared = prepare()
    const start = process.hrtime.bigint()
    step(prepared)
    return Number(process.hrtime.bigint() - start) / 1000 / perStep
  }).sort((a, b) => a - b)
  const at = (share: number) => micros[Math.round(share * (micros.length - 1))] ?? Number.NaN
  return { p10: at(0.1), median: at(0.5), p90: at(0.9), worst: at(1) }
}
