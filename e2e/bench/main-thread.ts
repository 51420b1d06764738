// What the page's main thread did, as the browser's own trace tells it. Work is counted in the thread's CPU time where
// the trace has it, so that other programs on the machine don't count.
import type { Browser, Page } from '@playwright/test'
import Type, { type Static } from 'typebox'
import { Value } from 'typebox/value'

const CATEGORIES = ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline']
const MICROSECONDS = 1000

const TraceEvent = Type.Object({
  name: Type.String(),
  ph: Type.String(),
  pid: Type.Integer(),
  tid: Type.Integer(),
  /** Microseconds, as all of these. */
  ts: Type.Number(),
  dur: Type.Optional(Type.Number()),
  tdur: Type.Optional(Type.Number()),
  args: Type.Object({
    name: Type.Optional(Type.Unknown()),
    data: Type.Optional(Type.Object({ url: Type.Optional(Type.String()) })),
  }),
})
type TraceEvent = Static<typeof TraceEvent>

/** What was done from an answer's arrival on. */
export interface Work {
  /** Milliseconds until what it brought was painted. */
  readonly painted: number
  /** Milliseconds within the second after its arrival, what was put off until after the paint included. */
  readonly whole: number
}

/** Records while `act` runs, and tells of each answer from a URL with `path` what it set off. */
export async function workAfterAnswers(
  { browser, page, path }: { browser: Browser; page: Page; path: string },
  act: () => Promise<void>,
): Promise<Work[]> {
  await browser.startTracing(page, { categories: CATEGORIES })
  await act()
  const text = (await browser.stopTracing()).toString('utf8')
  const { traceEvents }: { traceEvents: unknown[] } = JSON.parse(text)
  const events = traceEvents.filter((event) => Value.Check(TraceEvent, event))
  const arrivals = events.filter(
    ({ name, args }) => name === 'XHRLoad' && args.data?.url?.includes(path),
  )
  const [first] = arrivals
  if (first === undefined) return []
  const onMain = events
    .filter(({ pid, tid }) => pid === first.pid && tid === first.tid)
    .sort((a, b) => a.ts - b.ts)
  return arrivals.map((arrival) => workAfter(onMain, arrival.ts))
}

function workAfter(events: readonly TraceEvent[], arrivedAt: number): Work {
  const tasks = outermost(events.filter(({ name, ph }) => name.endsWith('RunTask') && ph === 'X'))
  const [first] = tasks.filter((task) => endOf(task) > arrivedAt)
  const from = first?.ts ?? arrivedAt
  const after = first ? endOf(first) : arrivedAt
  const commit = events.find(({ name, ts }) => name === 'Commit' && ts > after)
  const paintedAt = commit?.ts ?? after
  const spent = (until: number) =>
    tasks
      .filter(({ ts }) => ts >= from && ts <= until)
      .reduce((sum, { tdur, dur = 0 }) => sum + (tdur ?? dur), 0) / MICROSECONDS
  return { painted: spent(paintedAt), whole: spent(arrivedAt + 1000 * MICROSECONDS) }
}

function endOf({ ts, dur = 0 }: TraceEvent): number {
  return ts + dur
}

/** Those that are not part of another; the trace tells some tasks twice. */
function outermost(tasks: readonly TraceEvent[]): TraceEvent[] {
  let end = Number.NEGATIVE_INFINITY
  return tasks.filter((task) => {
    if (endOf(task) <= end) return false
    end = endOf(task)
    return true
  })
}
