// What the engine claims of itself, held against what was measured.
import type { Costs } from './costs.ts'
import type { Spread } from './spread.ts'

/** Beyond the documents, for each order. */
const MOST_BYTES = 150

export function verdicts(costs: readonly Costs[]): string[] {
  return [
    flat('a delta without a change', costs, ({ time }) => time.quietDelta),
    flat('a delta of 10 changes', costs, ({ time }) => time.smallDelta),
    small('without a window', costs, ({ memory }) => [memory.filled, memory.changing]),
    small('with a window', costs, ({ memory }) => [memory.filledWindow, memory.changingWindow]),
  ]
}

/** Within noise: there is a time that would be an ordinary one with any number of orders. */
function flat(name: string, costs: readonly Costs[], of: (costs: Costs) => Spread): string {
  const spreads = costs.map(of)
  const from = Math.max(...spreads.map(({ p10 }) => p10))
  const to = Math.min(...spreads.map(({ p90 }) => p90))
  const medians = spreads.map(({ median }) => median)
  const range = `${Math.min(...medians).toFixed(3)} to ${Math.max(...medians).toFixed(3)} µs`
  return line(from <= to, `${name} takes the same however many orders there are: ${range}`)
}

function small(name: string, costs: readonly Costs[], of: (costs: Costs) => number[]): string {
  const most = Math.max(...costs.flatMap(of))
  const claim = `an order takes at most ${MOST_BYTES} bytes beyond its document, ${name}`
  return line(most <= MOST_BYTES, `${claim}: ${most.toFixed(0)}`)
}

function line(holds: boolean, claim: string): string {
  return `${holds ? 'holds  ' : 'FAILS  '} ${claim}`
}
