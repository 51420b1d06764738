// How spans of time are said.

/** A span in one unit; `shown` is its count as the locale writes it. */
export interface Span {
  readonly unit: 'second' | 'minute' | 'hour' | 'day'
  readonly count: number
  readonly shown: string
}

export const formats = {
  justNow: 'just now',
  /** Stands for itself or after «in»: `12 s`, `6 days`. */
  span: ({ unit, count, shown }: Span): string => {
    if (unit === 'day') return count === 1 ? '1 day' : `${shown} days`
    return `${shown} ${{ second: 's', minute: 'min', hour: 'h' }[unit]}`
  },
  ago: ({ unit, count, shown }: Span): string => {
    if (unit === 'day') return count === 1 ? '1 day ago' : `${shown} days ago`
    return `${shown} ${{ second: 's', minute: 'min', hour: 'h' }[unit]} ago`
  },
  on: (day: string): string => `on ${day}`,
}
