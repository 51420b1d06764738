// What is kept beside the orders themselves.

export interface KeptHead {
  /** What the orders stand for. */
  readonly cursor: string
  /** When a sync last confirmed them, milliseconds since 1970. */
  readonly syncedAt: number
  /** How many orders there are. */
  readonly count: number
  /** How many orders and ids the logged changes hold together. */
  readonly logged: number
}

/** @throws Error for what is none, whoever has written it */
export function asKeptHead(value: unknown): KeptHead {
  if (isKeptHead(value)) return value
  throw new Error('The head of the kept orders can’t be read')
}

function isKeptHead(value: unknown): value is KeptHead {
  if (typeof value !== 'object' || value === null) return false
  const numbers: unknown[] = ['syncedAt', 'count', 'logged'].map((name) => Reflect.get(value, name))
  return (
    typeof Reflect.get(value, 'cursor') === 'string' &&
    numbers.every((number) => Number.isFinite(number))
  )
}
