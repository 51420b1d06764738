// What a reader holds: a replica's epoch and how far the reader has followed it, as one opaque string.
import { MalformedCursorError } from '../errors.ts'

export interface Cursor {
  readonly epoch: string
  /** Everything up to this version is held. */
  readonly version: number
  /**
   * Set while a snapshot is being paged: the replica's version when it began. What was removed up to then
   * was never handed out, so only removals after it matter to this reader.
   */
  readonly snapshotOf?: number
}

const FORM = /^([A-Za-z0-9_-]{1,32})\.(\d{1,15})(?:\.(\d{1,15}))?$/

export function formatCursor({ epoch, version, snapshotOf }: Cursor): string {
  return snapshotOf === undefined ? `${epoch}.${version}` : `${epoch}.${version}.${snapshotOf}`
}

/**
 * @throws MalformedCursorError when `text` has not the form of a cursor
 */
export function parseCursor(text: string): Cursor {
  const [, epoch, version, snapshotOf] = FORM.exec(text) ?? []
  if (epoch === undefined || version === undefined) throw new MalformedCursorError(text)
  return snapshotOf === undefined
    ? { epoch, version: Number(version) }
    : { epoch, version: Number(version), snapshotOf: Number(snapshotOf) }
}
