// A sum that numbers can be taken out of again. Adding and subtracting fractions lets a sum of floating-point numbers
// drift away from what it would be if it were computed anew; sums of whole numbers do not drift.

/** No currency has more decimals than four. */
const PARTS = 10_000

/** Beyond this, a number is no amount, and whole numbers would lose their last digits. */
const MOST = 1e12

/** Exact to four decimals for as long as no more than 9 · 10¹⁵ come together. */
export class ExactSum {
  #whole = 0
  #parts = 0

  get value(): number {
    return this.#whole + this.#parts / PARTS
  }

  /** @param times - how often; -1 takes out what was added */
  add(amount: number, times: 1 | -1): void {
    const whole = Math.floor(amount)
    this.#whole += times * whole
    this.#parts += times * Math.round((amount - whole) * PARTS)
  }
}

/** Whether `amount` can be summed up. */
export function isAmount(amount: number | null): amount is number {
  return amount !== null && Math.abs(amount) <= MOST
}
