// Keeps those who failed together from coming back together.

/**
 * A pause of up to `ceiling`: half of it certain, half of it left to chance
 * («equal jitter», https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/).
 *
 * @param chance - in [0, 1)
 */
export function equalJitter(ceiling: number, chance: number): number {
  return (ceiling / 2) * (1 + chance)
}
