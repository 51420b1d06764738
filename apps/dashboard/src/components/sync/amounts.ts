// Two kinds of numbers that only the sync panel shows: bytes, and sums of money far below a cent.

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const

/** `4.2 MB`. */
export function describeBytes(bytes: number, locale: string): string {
  const steps = Math.floor(Math.log10(Math.max(1, bytes)) / 3)
  const at = Math.min(UNITS.length - 1, steps)
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: UNITS[at] ?? 'byte',
    maximumFractionDigits: at === 0 ? 0 : 1,
  }).format(bytes / 1000 ** at)
}

/** `$1.25`, `$0.0006`: a small sum keeps two digits that say something. */
export function describeDollars(dollars: number, locale: string): string {
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: 'USD',
    ...(dollars > 0 && dollars < 1 && { minimumFractionDigits: 2, maximumSignificantDigits: 2 }),
  }).format(dollars)
}
