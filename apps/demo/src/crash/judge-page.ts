// What a page may not do to a client that holds a cursor. Decides alone, and touches nothing.
import type { Order } from '@deltadesk/contract'
import { type DeltaPage, parseCursor } from '@deltadesk/sync'

/**
 * Why a client lost all that it held: `epoch`, the desk has begun anew; `future`, the desk has forgotten what it had
 * handed out; `floor`, the client was away for too long.
 */
export type Reset = 'epoch' | 'future' | 'floor'

export interface Judgement {
  readonly reset: Reset | undefined
  /** What is wrong with the page, if anything is. */
  readonly fault: string | undefined
}

/** So many changes later at the earliest is a cursor too old: half of what a full desk keeps of removals. */
const FEWEST_MISSED = 600

const GOOD: Judgement = { reset: undefined, fault: undefined }

/** Judges the answer to the question `since`. */
export function judgePage(page: DeltaPage<Order>, since: string | undefined): Judgement {
  if (since === undefined) {
    return page.reset ? GOOD : { reset: undefined, fault: 'a snapshot without a reset' }
  }
  const [asked, given] = [parseCursor(since), parseCursor(page.cursor)]
  if (page.reset) {
    if (asked.epoch !== given.epoch) return { reset: 'epoch', fault: undefined }
    const missed = (given.snapshotOf ?? given.version) - (asked.snapshotOf ?? asked.version)
    if (missed < 0) return { reset: 'future', fault: undefined }
    const fault = missed < FEWEST_MISSED ? `a reset after ${missed} changes` : undefined
    return { reset: 'floor', fault }
  }
  if (asked.epoch !== given.epoch) return { reset: undefined, fault: 'a new epoch without a reset' }
  if (given.version < asked.version) return { reset: undefined, fault: 'a cursor that goes back' }
  return GOOD
}
