// Whether the field that the desk finds changes by can be relied on.
import { MOMENT_KINDS, type MomentKind, momentOf } from '../../orders/moment.ts'
import type { FoundDocument } from '../../orders/source/orders-reader.ts'
import { duration, many, share, some } from '../amounts.ts'
import { type Finding, failure, ok, warning } from '../finding.ts'
import { MOST_COUNTED, mainKind, type TimeCounts } from './orders-look.ts'

const GUIDE = 'apps/api/UPDATED-AT.md'
const KIND_NAMES: Readonly<Record<MomentKind, string>> = {
  timestamp: 'Firestore timestamps',
  text: 'ISO 8601 text',
  millis: 'milliseconds since 1970',
}
/** Whose stamp comes this long before the write was stamped by an earlier one, or not at all. */
const UNSTAMPED_MS = 60_000
/** Firestore's clock and one that is well kept. */
const CLOCK_TOLERANCE_MS = 1000

/** Whether all documents have the field, and keep it in one way. */
export function judgePresence(field: string, counts: TimeCounts): Finding {
  const { all, byKind, some: withValue } = counts
  const kind = mainKind(counts)
  if (kind === undefined) {
    return failure(field, {
      says: `none of ${many(all, 'order')} has a time in the field «${field}»${withValue > 0 ? ', though some have another value' : ''}`,
      remedy: `name the field with ORDERS_FIELDS=updatedAt=…, or see ${GUIDE}: without it a change shows up to RECONCILE_INTERVAL_MS late, and is looked for by counting`,
    })
  }
  const others = MOMENT_KINDS.filter((other) => other !== kind && byKind[other] > 0)
  const timed = MOMENT_KINDS.reduce((sum, one) => sum + byKind[one], 0)
  const parts = [
    ...others.map((other) => `${byKind[other]} keep ${KIND_NAMES[other]}`),
    ...(withValue > timed ? [`${withValue - timed} have a value that is no time`] : []),
    ...(all > withValue ? [`${all - withValue} do not have it`] : []),
  ]
  const counted = all >= MOST_COUNTED ? ', as far as was counted' : ''
  if (parts.length === 0) {
    return ok(field, `all ${many(all, 'order')} keep it as ${KIND_NAMES[kind]}${counted}`)
  }
  return warning(field, {
    says: `${share(byKind[kind], all)} orders keep it as ${KIND_NAMES[kind]}, but ${parts.join(', ')}${counted}`,
    remedy: `changes to those show late, in RECONCILE_INTERVAL_MS or so: «pnpm backfill» stamps them once, and ${GUIDE} says how they are stamped from then on`,
  })
}

export interface TimesAsked {
  readonly field: string
  readonly kind: MomentKind
  readonly sample: readonly FoundDocument[]
  /** Firestore's clock, at the sample. */
  readonly readTime: string
  readonly overlapMs: number
  /** Writes up to then are left out: those of a back-fill, say. */
  readonly since: string | undefined
}

/** What the sample shows of how the field is written. */
export function judgeStamps(asked: TimesAsked): Finding[] {
  const { field, kind, sample, readTime, overlapMs, since = '' } = asked
  const stamps = sample.flatMap((document) => stampOf(document, kind, readTime))
  const future = stamps.filter(({ aheadMs }) => aheadMs > CLOCK_TOLERANCE_MS)
  const lately = stamps.filter(({ updateTime }) => updateTime > since)
  const unstamped = lately.filter(({ lagMs }) => lagMs > Math.max(UNSTAMPED_MS, overlapMs))
  const late = lately.filter(({ lagMs }) => lagMs > overlapMs && lagMs <= UNSTAMPED_MS)
  const local = stamps.filter(({ isLocal }) => isLocal)
  const findings: Finding[] = []
  const among = (some: readonly unknown[]) => share(some.length, stamps.length)
  if (future.length > 0) {
    findings.push(
      warning(field, {
        says: `${among(future)} sampled orders have a time in the future, by up to ${duration(greatest(future, 'aheadMs'))}: ${idsOf(future)}`,
        remedy:
          'a clock that is ahead writes it: let FieldValue.serverTimestamp() write it, by the clock of Firestore',
      }),
    )
  }
  if (unstamped.length > 0) {
    const last = unstamped
      .map(({ updateTime }) => updateTime)
      .toSorted()
      .at(-1)
    findings.push(
      warning(field, {
        says: `${among(unstamped)} sampled orders were written without a new time, up to ${duration(greatest(unstamped, 'lagMs'))} after the one that they have, the last one at ${last}: ${idsOf(unstamped)}`,
        remedy: `if a back-fill or a migration did it once, look again with «--since» and the time of its end; otherwise something writes orders without stamping them, and the desk does not see it: ${GUIDE}`,
      }),
    )
  }
  if (late.length > 0) {
    findings.push(
      warning(field, {
        says: `${among(late)} sampled orders were written up to ${duration(greatest(late, 'lagMs'))} after their time, and SYNC_OVERLAP_MS is ${overlapMs}: ${idsOf(late)}`,
        remedy: `raise SYNC_OVERLAP_MS above that, or let FieldValue.serverTimestamp() write it: ${GUIDE}`,
      }),
    )
  }
  if (local.length > 0) {
    findings.push(
      warning(field, {
        says: `${among(local)} sampled orders keep a local time, which daylight saving turns back: ${idsOf(local)}`,
        remedy:
          'every refresh reads the last hour again: write Firestore timestamps, or text in UTC',
      }),
    )
  }
  if (findings.length > 0 || stamps.length === 0) return findings
  return [
    ok(
      field,
      `it changes with every write, as far as ${many(stamps.length, 'sampled order')} tell`,
    ),
  ]
}

interface Stamp {
  readonly id: string
  readonly updateTime: string
  /** From the time that the document tells to its last write; negative where that time came later. */
  readonly lagMs: number
  /** How far behind Firestore's clock the time is yet to come. */
  readonly aheadMs: number
  readonly isLocal: boolean
}

function stampOf(
  { id, native, updateTime }: FoundDocument,
  kind: MomentKind,
  readTime: string,
): Stamp[] {
  const moment = momentOf(native)
  if (moment?.kind !== kind) return []
  return [
    {
      id,
      updateTime,
      lagMs: millisBetween(moment.at, updateTime),
      aheadMs: millisBetween(readTime, moment.at),
      isLocal: (moment.offsetMinutes ?? 0) !== 0,
    },
  ]
}

function millisBetween(earlier: string, later: string): number {
  return Date.parse(later) - Date.parse(earlier)
}

function greatest(stamps: readonly Stamp[], of: 'lagMs' | 'aheadMs'): number {
  return Math.max(...stamps.map((stamp) => stamp[of]))
}

function idsOf(stamps: readonly Stamp[]): string {
  return some(stamps.map(({ id }) => id))
}
