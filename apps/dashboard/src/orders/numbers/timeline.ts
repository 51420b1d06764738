// The stretches of time that a chart has a bar for: the hours of a day, the days of some weeks, the weeks or months of
// longer ranges. The period before is cut into as many, each as many days earlier, so that bars can be compared.
import {
  type CalendarDay,
  type DayRange,
  lengthOf,
  mondayOf,
  monthStartOf,
  shiftDay,
} from './calendar-day.ts'
import { rangeBefore } from './period.ts'
import type { ZoneDays } from './zone-days.ts'

export type BucketUnit = 'hour' | 'day' | 'week' | 'month'

/** Buckets without gaps: each ends where the next one starts, the last one at `end`. Milliseconds since 1970. */
export interface Timeline {
  readonly starts: readonly number[]
  readonly end: number
}

/** A period and the one before it, cut into buckets. */
export interface Comparison {
  readonly unit: BucketUnit
  readonly days: DayRange
  readonly daysBefore: DayRange
  readonly now: Timeline
  readonly before: Timeline
  /**
   * Until when the period before is counted. A period that is not over yet is compared with as much of the one
   * before: this morning with yesterday's morning, not with all of yesterday.
   */
  readonly beforeUntil: number
}

const HOUR = 3_600_000
/** As many bars as still can be told apart on a phone. */
const MOST_DAYS_BY_DAY = 92
const MOST_DAYS_BY_WEEK = 550

/**
 * @param days - the period
 * @param zone - whose days they are
 * @param now - milliseconds since 1970
 */
export function compareWithBefore(days: DayRange, zone: ZoneDays, now: number): Comparison {
  const unit = unitFor(lengthOf(days))
  const length = lengthOf(days)
  const daysBefore = rangeBefore(days)
  const cut = (range: DayRange, shift: number) =>
    unit === 'hour'
      ? hoursOf(range.first, zone)
      : timelineOf(
          bucketDays(days, unit).map((day) => shiftDay(day, shift)),
          range,
          zone,
        )
  const before = cut(daysBefore, -length)
  return {
    unit,
    days,
    daysBefore,
    now: cut(days, 0),
    before,
    beforeUntil: Math.min(before.end, sameTimeBefore(now, length, zone)),
  }
}

/** The bucket of `timeline` that `at` is in; -1 if it is in none. */
export function bucketAt({ starts, end }: Timeline, at: number): number {
  if (at >= end) return -1
  let low = 0
  let high = starts.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((starts[middle] ?? Number.POSITIVE_INFINITY) <= at) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** When the bucket at `index` ends. */
export function endOfBucket({ starts, end }: Timeline, index: number): number {
  return starts[index + 1] ?? end
}

function unitFor(days: number): BucketUnit {
  if (days === 1) return 'hour'
  if (days <= MOST_DAYS_BY_DAY) return 'day'
  return days <= MOST_DAYS_BY_WEEK ? 'week' : 'month'
}

/** The first day of every bucket; the first one of all begins with the range, even in the middle of a week. */
function bucketDays({ first, last }: DayRange, unit: BucketUnit): CalendarDay[] {
  const days = [first]
  let next = nextBucketDay(first, unit)
  while (next <= last) {
    days.push(next)
    next = nextBucketDay(next, unit)
  }
  return days
}

function nextBucketDay(day: CalendarDay, unit: BucketUnit): CalendarDay {
  if (unit === 'day') return shiftDay(day, 1)
  return unit === 'week'
    ? shiftDay(mondayOf(day), 7)
    : monthStartOf(shiftDay(monthStartOf(day), 31))
}

/** A day that a zone has left out starts when the next one does, and is counted with the one before it. */
function timelineOf(days: readonly CalendarDay[], { last }: DayRange, zone: ZoneDays): Timeline {
  return { starts: days.map(zone.startOf), end: zone.startOf(shiftDay(last, 1)) }
}

function hoursOf(day: CalendarDay, zone: ZoneDays): Timeline {
  const start = zone.startOf(day)
  const end = zone.startOf(shiftDay(day, 1))
  const count = Math.max(1, Math.ceil((end - start) / HOUR))
  return { starts: Array.from({ length: count }, (_, hour) => start + hour * HOUR), end }
}

/** As long after the beginning of its day as `now` is, `length` days ago. */
function sameTimeBefore(now: number, length: number, zone: ZoneDays): number {
  const today = zone.dayAt(now)
  const then = shiftDay(today, -length)
  return Math.min(zone.startOf(then) + now - zone.startOf(today), zone.startOf(shiftDay(then, 1)))
}
