// How spans of time are said.
import type { formats as english } from '../en/formats.ts'
import type { Translated } from '../translated.ts'

export const formats: Translated<typeof english> = {
  justNow: 'gerade eben',
  span: ({ unit, count, shown }) => {
    if (unit === 'day') return count === 1 ? '1 Tag' : `${shown} Tage`
    return `${shown} ${{ second: 's', minute: 'min', hour: 'h' }[unit]}`
  },
  ago: ({ unit, count, shown }) => {
    if (unit === 'day') return count === 1 ? 'vor 1 Tag' : `vor ${shown} Tagen`
    return `vor ${shown} ${{ second: 's', minute: 'min', hour: 'h' }[unit]}`
  },
  on: (day) => `am ${day}`,
}
