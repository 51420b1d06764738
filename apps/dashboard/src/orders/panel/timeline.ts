// When something happened to an order: its two own times, and every time that its other fields name.
import type { Order } from '@deltadesk/contract'
import { parseTime } from '../../format/time.ts'
import { type Field, fieldsOf } from './field-tree.ts'

export interface TimelineEvent {
  /** `created` and `updated` are the order's own; others have the name of their field, `payment › paidAt`. */
  readonly what: { readonly own: 'created' | 'updated' } | { readonly field: string }
  /** Milliseconds since 1970. */
  readonly at: number
  readonly iso: string
}

const MOST = 30
/** A date alone, or with a time: numbers and other texts that Date would take for one are none. */
const ISO_TIME = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?$/

/** From the first to the last. */
export function timelineOf({ createdAt, updatedAt, extra }: Order): readonly TimelineEvent[] {
  const events = [
    ...eventOf({ own: 'created' }, createdAt),
    ...timesIn(fieldsOf(extra), []).slice(0, MOST),
    ...eventOf({ own: 'updated' }, updatedAt),
  ]
  return events.sort((a, b) => a.at - b.at)
}

function timesIn(fields: readonly Field[], path: readonly string[]): TimelineEvent[] {
  return fields.flatMap(({ name, value }) => {
    const here = [...path, name]
    if (value.kind === 'group') return timesIn(value.fields, here)
    const field = here.join(' › ')
    if (value.kind === 'time') return eventOf({ field }, value.iso)
    return value.kind === 'text' && ISO_TIME.test(value.text) ? eventOf({ field }, value.text) : []
  })
}

function eventOf(what: TimelineEvent['what'], iso: string | null): TimelineEvent[] {
  const at = parseTime(iso)
  return at === undefined || iso === null ? [] : [{ what, at, iso }]
}
