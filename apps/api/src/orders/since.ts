// What a reader may say it holds: a cursor, or a time if it keeps none.
import { type Cursor, parseCursor, type Timestamp } from '@deltadesk/sync'
import { momentOf } from './moment.ts'

export type Since =
  | { readonly kind: 'cursor'; readonly cursor: Cursor }
  | { readonly kind: 'time'; readonly time: Timestamp }

/** @throws MalformedCursorError when `text` is neither */
export function parseSince(text: string): Since {
  const moment = momentOf(text)
  return moment === undefined
    ? { kind: 'cursor', cursor: parseCursor(text) }
    : { kind: 'time', time: moment.at }
}
