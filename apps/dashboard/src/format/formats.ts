// Numbers, sums and times as the person reads them: in their locale and the time zone they chose. Times are
// milliseconds since 1970, so that nothing here reads a clock.
import { type ComputedRef, computed } from 'vue'
import { type Messages, useLocale, useMessages } from '../i18n/messages.ts'
import { usePreferences } from '../preferences/use-preferences.ts'
import { createMoneyFormat } from './money-format.ts'
import { spanOf, THIRTY_DAYS_MS } from './span.ts'

export interface FormatOptions {
  /** BCP 47. */
  readonly locale: string
  /** IANA name. */
  readonly timeZone: string
  readonly words: Messages['formats']
}

/** What stands where an order has no such value. */
export const NOTHING = '–'

/** A time nearer than this is told as now: clocks differ, and seconds that old are of no use to anybody. */
const JUST_NOW_MS = 5000

export type Formats = ReturnType<typeof createFormats>

/** Makes every format of one locale, time zone and language. */
export function createFormats({ locale, timeZone, words }: FormatOptions) {
  const whole = new Intl.NumberFormat(locale)
  const percents = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 })
  const days = new Intl.DateTimeFormat(locale, { timeZone, dateStyle: 'medium' })
  const times = new Intl.DateTimeFormat(locale, {
    timeZone,
    dateStyle: 'medium',
    timeStyle: 'short',
  })
  const exactTimes = new Intl.DateTimeFormat(locale, {
    timeZone,
    dateStyle: 'full',
    timeStyle: 'long',
  })

  const count = (value: number): string => whole.format(value)
  const day = (millis: number): string => formatDate(days, millis)
  const span = (millis: number) => {
    const { unit, count: of } = spanOf(millis)
    return { unit, count: of, shown: count(of) }
  }

  const ageOr = (millis: number, now: number, old: (day: string) => string): string => {
    const age = now - millis
    if (age < JUST_NOW_MS) return words.justNow
    return age < THIRTY_DAYS_MS ? words.ago(span(age)) : old(day(millis))
  }

  return {
    locale,
    timeZone,
    /** `1,000`. */
    count,
    /** A sum in units of `currency` (not cents), with the digits that it has: `€12.50`, `¥1,250`. */
    money: createMoneyFormat(locale, NOTHING),
    /** `Nov 23, 2026`. */
    day,
    /** `Nov 23, 2026, 8:00 PM`. */
    time: (millis: number): string => formatDate(times, millis),
    /** Down to the second and with its time zone: what a hint shows beside a rougher text. */
    exactTime: (millis: number): string => formatDate(exactTimes, millis),
    /** How long before `now`: `just now`, `12 s ago`, `6 days ago`; `on Nov 23, 2026` beyond thirty days. */
    age: (millis: number, now: number): string => ageOr(millis, now, words.on),
    /** The same in a column, whose head has said what happened then: `Nov 23, 2026` beyond thirty days. */
    ageOrDay: (millis: number, now: number): string => ageOr(millis, now, (day) => day),
    /** A span of time in one unit, rounded down, never below a second: `12 s`, `5 min`, `3 h`, `6 days`. */
    duration: (millis: number): string => words.span(span(millis)),
    /** `0.125` is `12.5%`. */
    percent: (ratio: number): string => percents.format(ratio),
  }
}

const formats = computed(() =>
  createFormats({
    locale: useLocale().value,
    timeZone: usePreferences().timeZone.value,
    words: useMessages().value.formats,
  }),
)

/** The formats in use; reactive, so a change of language or time zone is on the screen at once. */
export function useFormats(): ComputedRef<Formats> {
  return formats
}

/** Intl throws at times beyond the year 275760, which an order may well claim. */
function formatDate(format: Intl.DateTimeFormat, millis: number): string {
  return Math.abs(millis) <= MAX_TIME_MS ? format.format(millis) : NOTHING
}

const MAX_TIME_MS = 8.64e15
