// What the short crash runs have in common. Their seed is another one each time, unless CRASH_SEED names it; it is told with
// every trial.
export const SEED = Number(process.env.CRASH_SEED || Math.floor(Math.random() * 1_000_000))

/** Processes start slowly where two cores have much else to do. */
export const TIMEOUT_MS = 110_000
export const SHORT = { kills: 5, withinMs: 15_000 }
