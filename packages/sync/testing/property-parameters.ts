// How deep the properties dig, and how a failure is played again.
import type { Parameters } from 'fast-check'

/**
 * PROPERTY_RUNS makes the properties dig deeper than `numRuns`; PROPERTY_SEED and PROPERTY_PATH, as a failure
 * prints them, play it again.
 */
export function propertyParameters<Ts>(numRuns: number): Parameters<Ts> {
  const { PROPERTY_RUNS, PROPERTY_SEED, PROPERTY_PATH } = process.env
  return {
    numRuns: Number(PROPERTY_RUNS ?? numRuns),
    ...(PROPERTY_SEED && { seed: Number(PROPERTY_SEED) }),
    ...(PROPERTY_PATH && { path: PROPERTY_PATH }),
  }
}
