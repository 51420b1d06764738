// Numbers as a person reads them.

/** `1,000 orders`, `1 order` */
export function many(count: number, noun: string): string {
  return `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`
}

/** Of a share of a sample: `7 of 100`. */
export function share(part: number, whole: number): string {
  return `${part.toLocaleString('en-US')} of ${whole.toLocaleString('en-US')}`
}

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB']

/** `1.5 MB`, in powers of 1,000. */
export function size(bytes: number): string {
  const power = Math.min(UNITS.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3))
  const amount = bytes / 1000 ** power
  return `${power === 0 || amount >= 10 ? Math.round(amount) : amount.toFixed(1)} ${UNITS[power]}`
}

/** `5 s`, `3 min`, `2 h`, `40 days`: the unit that says it shortest. */
export function duration(millis: number): string {
  const seconds = Math.round(millis / 1000)
  if (seconds < 120) return `${seconds} s`
  const minutes = Math.round(seconds / 60)
  if (minutes < 120) return `${minutes} min`
  const hours = Math.round(minutes / 60)
  return hours < 48 ? `${hours} h` : `${Math.round(hours / 24)} days`
}

/** A few names out of many: `«a», «b» and 3 more`. */
export function some(names: readonly string[], most = 5): string {
  const shown = names.slice(0, most).map((name) => `«${name}»`)
  const left = names.length - shown.length
  return left > 0 ? `${shown.join(', ')} and ${left} more` : shown.join(', ')
}
