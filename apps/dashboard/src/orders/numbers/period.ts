// The period that the overview is about, as it is chosen and as it stands in the URL.
import {
  type CalendarDay,
  type DayRange,
  lengthOf,
  monthStartOf,
  parseDay,
  shiftDay,
} from './calendar-day.ts'

/** The periods that end today, in the order in which they are offered. */
export const PRESETS = ['today', '7d', '30d', '90d', 'month'] as const
export type Preset = (typeof PRESETS)[number]

/** A period as it is chosen: a preset moves along with the days, a range stays where it is. */
export type Period = Preset | DayRange

export const DEFAULT_PERIOD: Preset = '30d'

/** A longer range than this says more about the typing than about the shop. */
const MOST_DAYS = 20 * 366

/** The days of `period`, where it is `today` now. */
export function daysOf(period: Period, today: CalendarDay): DayRange {
  if (typeof period !== 'string') return period
  return { first: firstDayOf(period, today), last: today }
}

/** As many days as `range` has, right before it. */
export function rangeBefore(range: DayRange): DayRange {
  return { first: shiftDay(range.first, -lengthOf(range)), last: shiftDay(range.first, -1) }
}

/** The period that the URL's query asks for; the default one where it asks for none that there is. */
export function periodFromQuery(query: Readonly<Record<string, unknown>>): Period {
  const preset = PRESETS.find((name) => name === query.period)
  if (preset) return preset
  const [one, other] = [parseDay(query.from), parseDay(query.to)]
  if (one === undefined || other === undefined) return DEFAULT_PERIOD
  const range = one <= other ? { first: one, last: other } : { first: other, last: one }
  return lengthOf(range) <= MOST_DAYS ? range : DEFAULT_PERIOD
}

/** What the URL's query says of `period`: nothing for the default one. */
export function queryFromPeriod(period: Period): Record<string, string> {
  if (typeof period !== 'string') return { from: period.first, to: period.last }
  return period === DEFAULT_PERIOD ? {} : { period }
}

function firstDayOf(preset: Preset, today: CalendarDay): CalendarDay {
  switch (preset) {
    case 'today':
      return today
    case '7d':
      return shiftDay(today, -6)
    case '30d':
      return shiftDay(today, -29)
    case '90d':
      return shiftDay(today, -89)
    case 'month':
      return monthStartOf(today)
  }
}
