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
    data: Type.Optional(
      Type.Object({ url: Type.Optional(Type.String()), type: Type.Optional(Type.String()) }),
    ),
  }),
})
type TraceEvent = Static<typeof TraceEvent>

/** What was done from a cause on. */
export interface Work {
  /** Milliseconds until what came of it was painted. */
  readonly painted: number
  /** Milliseconds within the second after it, what was put off until after the paint included. */
  readonly whole: number
}

type IsCause = (event: TraceEvent) => boolean

/** An answer arrives from a URL with `path`. */
export function answerFrom(path: string): IsCause {
  return ({ name, args }) => name === 'XHRLoad' && args.data?.url?.includes(path) === true
}

/** A key changes the text of a field. */
export const typed: IsCause = ({ name, args }) =>
  name === 'EventDispatch' && args.data?.type === 'input'

/** Records while `act` runs, and tells of each cause what it set off. */
export async function workAfter(
  { browser, page }: { browser: Browser; page: Page },
  isCause: IsCause,
  act: () => Promise<void>,
): Promise<Work[]> {
  await browser.startTracing(page, { categories: CATEGORIES })
  await act()
  const text = (await browser.stopTracing()).toString('utf8')
  const { traceEvents }: { traceEvents: unknown[] } = JSON.parse(text)
  const events = traceEvents.filter((event) => Value.Check(TraceEvent, event))
  const causes = events.filter(isCause)
  const [first] = causes
  if (first === undefined) return []
  const onMain = events
    .filter(({ pid, tid }) => pid === first.pid && tid === first.tid)
    .sort((a, b) => a.ts - b.ts)
  return causes.map(({ ts }) => workFrom(onMain, ts))
}

function workFrom(events: readonly TraceEvent[], causedAt: number): Work {
  const tasks = outermost(events.filter(({ name, ph }) => name.endsWith('RunTask') && ph === 'X'))
  const [first] = tasks.filter((task) => endOf(task) > causedAt)
  const from = first?.ts ?? causedAt
  const after = first ? endOf(first) : causedAt
  const commit = events.find(({ name, ts }) => name === 'Commit' && ts > after)
  const paintedAt = commit?.ts ?? after
  const spent = (until: number) =>
    tasks
      .filter(({ ts }) => ts >= from && ts <= until)
      .reduce((sum, { tdur, dur = 0 }) => sum + (tdur ?? dur), 0) / MICROSECONDS
  return { painted: spent(paintedAt), whole: spent(causedAt + 1000 * MICROSECONDS) }
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
