// A column of timestamps in eight bytes each: as strings, the two of an order would take ninety-six.
import { microsFromTimestamp, type Timestamp, timestampFromMicros } from '../timestamp.ts'

const SMALLEST = 64
const GROWTH = 1.25

export class TimeColumn {
  #micros = new BigInt64Array(SMALLEST)

  get(row: number): Timestamp {
    return timestampFromMicros(this.micros(row))
  }

  /** Microseconds since 1970. */
  micros(row: number): bigint {
    return this.#micros[row] ?? 0n
  }

  set(row: number, timestamp: Timestamp): void {
    if (row >= this.#micros.length) this.#resize(Math.ceil(row * GROWTH))
    this.#micros[row] = microsFromTimestamp(timestamp)
  }

  move(from: number, to: number): void {
    this.#micros[to] = this.micros(from)
  }

  /** Gives back the room behind the first `rows` rows, but for some to grow into. */
  trim(rows: number): void {
    this.#resize(Math.max(SMALLEST, Math.ceil(rows * GROWTH)))
  }

  #resize(length: number): void {
    const resized = new BigInt64Array(length)
    resized.set(this.#micros.subarray(0, length))
    this.#micros = resized
  }
}
