// Which documents of a read are changes, which only seem to be, and what leaves for them.
import t from 'tap'
import { type Evidence, type Known, merge } from '../../src/engine/merge.ts'
import { Shadows } from '../../src/engine/shadows.ts'
import { ReplicaHistory, type Shadow, type SourceDocument } from '../../src/index.ts'

const at = (second: number) => `2026-01-01T00:00:${String(second).padStart(2, '0')}.000000Z`

/** The first moment behind that second's first. */
const justAfter = (second: number) => ({ updatedAt: at(second).replace('000000Z', '000001Z') })

interface Parts {
  readonly written?: number
  readonly updated?: number
  readonly stray?: boolean
  readonly value?: string | undefined
}

/** A document that was written, and is dated, in that second. */
function document(id: string, second: number, parts: Parts = {}): SourceDocument<string> {
  const { written = second, updated = second, stray = false } = parts
  const value = 'value' in parts ? parts.value : id
  return { id, updateTime: at(written), updatedAt: at(updated), stray, value }
}

const gone = (id: string, second: number, stray = false) =>
  document(id, second, { value: undefined, stray })
const shadow = (id: string, second: number, stray = false): Shadow => ({
  id,
  updateTime: at(second),
  updatedAt: at(second),
  stray,
})

interface Setting {
  readonly held?: readonly SourceDocument<string>[]
  readonly shadows?: readonly Shadow[]
  readonly horizon?: number
  readonly limit?: number
}

/** Merges evidence into what is held, and tells the outcome by ids. */
function outcome(setting: Setting, evidence: Partial<Evidence<string>>) {
  const { held = [], shadows = [], horizon, limit = 0 } = setting
  const history = new ReplicaHistory<string>({ epoch: 'e' })
  const upserts = held.map((one, i) => ({ ...one, version: i + 1, value: one.value ?? '' }))
  history.commit({ upserts, removals: [] })
  const known: Known<string> = {
    history,
    shadows: new Shadows(shadows),
    horizon: horizon === undefined ? undefined : { updatedAt: at(horizon) },
    limit,
  }
  const merged = merge(known, { documents: [], gone: [], readTime: at(59), ...evidence })
  return {
    up: merged.upserts.map(({ id, version }) => `${id}@${version}`),
    down: merged.removals.map(({ id, version }) => `${id}@${version}`),
    kept: merged.shadows.kept.map(({ id }) => id),
    dropped: merged.shadows.dropped,
    horizon: merged.horizon,
    unchanged: merged.unchanged,
    merged,
  }
}

t.test('versions follow time and id, removals last', async (t) => {
  const documents = [document('c', 3), document('b', 2), document('a', 2), gone('x', 9)]
  t.match(outcome({ held: [document('x', 1), document('y', 1)] }, { documents }), {
    up: ['a@3', 'b@4', 'c@5'],
    down: ['x@6'],
    kept: ['x'],
  })
})

t.test(
  'an entry carries all that the document told, a tombstone the time of the read',
  async (t) => {
    const setting = { held: [document('x', 1)] }
    const documents = [document('a', 3, { written: 4, stray: true, value: 'A' }), gone('x', 5)]
    const { merged } = outcome(setting, { documents, readTime: at(7) })
    t.same(merged.upserts, [
      { id: 'a', version: 2, updateTime: at(4), updatedAt: at(3), stray: true, value: 'A' },
    ])
    t.same(merged.removals, [{ id: 'x', version: 3, removedAt: at(7) }])
    t.same(merged.shadows.kept, [shadow('x', 5)])
  },
)

t.test(
  'the newest write of an id wins, whatever its own time and wherever it stands',
  async (t) => {
    const newer = document('a', 1, { written: 9, value: 'newer' })
    for (const documents of [
      [newer, document('a', 5)],
      [document('a', 5), newer],
    ]) {
      const { merged, unchanged } = outcome({}, { documents })
      t.same(
        merged.upserts.map(({ value }) => value),
        ['newer'],
      )
      t.equal(unchanged, 1)
    }
  },
)

t.test('what was seen is no change: the same write, or an older one', async (t) => {
  const held = [document('a', 5)]
  for (const second of [5, 4]) {
    const documents = [document('a', second), gone('a', second)]
    t.match(outcome({ held }, { documents }), { up: [], down: [], kept: [], unchanged: 2 })
  }
  t.match(outcome({ held }, { documents: [document('a', 6)] }), { up: ['a@2'], unchanged: 0 })
})

t.test('the same write is news where it has become a stray, or is none any more', async (t) => {
  const held = [document('a', 5), document('s', 5, { stray: true })]
  const documents = [document('a', 5, { stray: true }), document('s', 5)]
  t.match(outcome({ held }, { documents }), { up: ['a@3', 's@4'], unchanged: 0 })
  const older = [document('a', 4, { stray: true })]
  t.match(outcome({ held }, { documents: older }), { up: [], unchanged: 1 })
})

t.test('a deletion that was read is not undone by an older copy, nor told twice', async (t) => {
  const shadows = [shadow('a', 5)]
  t.match(outcome({ shadows }, { documents: [document('a', 4)] }), { up: [], unchanged: 1 })
  t.match(outcome({ shadows }, { documents: [gone('a', 5)] }), { kept: [], unchanged: 1 })
  t.match(outcome({ shadows }, { documents: [gone('a', 6)] }), { kept: ['a'], down: [] })
  t.match(outcome({ shadows }, { documents: [document('a', 6)] }), { up: ['a@1'], dropped: ['a'] })
})

t.test('a deletion of what was never held leaves a shadow and no tombstone', async (t) => {
  t.match(outcome({}, { documents: [gone('a', 1)] }), { down: [], kept: ['a'], up: [] })
})

t.test('what was looked up and not found goes, unless it was written since', async (t) => {
  const held = [document('a', 5), document('b', 7)]
  const shadows = [shadow('s', 5), shadow('t', 7)]
  t.match(outcome({ held, shadows }, { gone: ['a', 'b', 's', 't', 'never'], readTime: at(6) }), {
    down: ['a@3'],
    dropped: ['s'],
    kept: [],
  })
  t.match(outcome({ held }, { gone: ['a'], readTime: at(5) }), { down: ['a@3'] })
})

t.test('below the horizon nothing comes in, and what moves there goes', async (t) => {
  const held = [document('a', 12), document('b', 13)]
  const documents = [
    document('old', 5),
    gone('old and gone', 5),
    document('a', 5, { written: 20 }),
    document('at it', 10),
  ]
  t.match(outcome({ held, horizon: 10 }, { documents }), {
    up: ['at it@3'],
    down: ['a@4'],
    kept: [],
    horizon: { updatedAt: at(10) },
  })
  const shadows = [shadow('s', 12)]
  const moved = [document('s', 5, { written: 20 })]
  t.match(outcome({ shadows, horizon: 10 }, { documents: moved }), { dropped: ['s'], up: [] })
})

t.test('a stray below the horizon is remembered, and comes in once that has sunk', async (t) => {
  const stray = document('s', 5, { stray: true })
  t.match(outcome({ horizon: 10 }, { documents: [stray] }), { up: [], kept: ['s'] })
  const shadows = [shadow('s', 5, true)]
  t.match(outcome({ horizon: 10, shadows }, { documents: [stray] }), { kept: [], dropped: [] })
  t.match(outcome({ horizon: 4, shadows }, { documents: [stray] }), { up: ['s@1'], dropped: ['s'] })
})

t.test('a full window lets go of its oldest, by time and id', async (t) => {
  const held = [document('b', 2), document('a', 2), document('c', 3)]
  t.match(outcome({ held, limit: 3 }, { documents: [document('d', 4)] }), {
    up: ['d@4'],
    down: ['a@5'],
    horizon: { updatedAt: at(2), id: 'b' },
    kept: [],
  })
  t.match(outcome({ held, limit: 3 }, { documents: [document('d', 4), document('e', 5)] }), {
    down: ['a@6', 'b@7'],
    horizon: justAfter(2),
  })
  t.match(outcome({ held, limit: 4 }, { documents: [document('d', 4)] }), {
    down: [],
    horizon: undefined,
  })
})

t.test('an arrival that is older than all of a full window stays out', async (t) => {
  const held = [document('b', 2), document('c', 3)]
  t.match(outcome({ held, limit: 2 }, { documents: [document('a', 1)] }), {
    up: [],
    down: [],
    horizon: justAfter(1),
  })
})

t.test('the horizon rises to the lowest that stays of the time of what went', async (t) => {
  const held = [document('a', 2), document('b', 2), document('s', 2, { stray: true })]
  const documents = [document('bb', 2), document('d', 4)]
  const { horizon, merged } = outcome(
    { held, limit: 3, shadows: [shadow('x', 2), shadow('z', 3), shadow('y', 1, true)] },
    { documents: [...documents, gone('w', 1)] },
  )
  t.same(horizon, { updatedAt: at(2), id: 'bb' })
  t.same(merged.shadows, { kept: [], dropped: [] }, 'x stands behind bb, w is below the horizon')
  const more = [...documents, document('e', 5)]
  const shadows = [shadow('x', 1), shadow('z', 3)]
  t.match(outcome({ held, limit: 3, shadows }, { documents: more }), {
    horizon: justAfter(2),
    dropped: ['x'],
  })
})

t.test('a change of what is held takes no room, and is as old as it is now', async (t) => {
  const held = [document('a', 1), document('b', 2), document('c', 3)]
  t.match(outcome({ held, limit: 3 }, { documents: [document('a', 9)] }), {
    up: ['a@4'],
    down: [],
  })
  t.match(outcome({ held, limit: 3 }, { documents: [document('a', 9), document('d', 10)] }), {
    up: ['a@4', 'd@5'],
    down: ['b@6'],
  })
})

t.test('a window with room lets nothing go, and what was never held makes none', async (t) => {
  const held = [document('a', 1), document('b', 2), document('c', 3)]
  t.match(outcome({ held, limit: 9 }, { documents: [document('d', 4)] }), { up: ['d@4'], down: [] })
  const documents = [document('d', 4), gone('never', 4)]
  t.match(outcome({ held, limit: 3 }, { documents, gone: ['nor this'] }), { down: ['a@5'] })
})

t.test('what leaves makes room', async (t) => {
  const held = [document('a', 1), document('b', 2), document('c', 3)]
  const documents = [gone('c', 9), document('d', 10)]
  t.match(outcome({ held, limit: 3 }, { documents }), {
    up: ['d@4'],
    down: ['c@5'],
    horizon: undefined,
  })
  t.match(outcome({ held, limit: 3 }, { documents: [document('d', 10)], gone: ['a'] }), {
    down: ['a@5'],
    horizon: undefined,
  })
})

t.test('a stray that a full window lets go stays known, and moves no horizon', async (t) => {
  const held = [document('s', 1, { stray: true }), document('b', 2), document('c', 3)]
  t.match(outcome({ held, limit: 3 }, { documents: [document('d', 4)] }), {
    down: ['s@5'],
    kept: ['s'],
    horizon: undefined,
  })
  t.match(outcome({ held, limit: 3 }, { documents: [document('d', 4), document('e', 5)] }), {
    down: ['s@6', 'b@7'],
    kept: ['s'],
    horizon: justAfter(2),
  })
})

t.test('what was read before a removal was noticed does not come back', async (t) => {
  const history = new ReplicaHistory<string>({ epoch: 'e' })
  const entry = { ...document('a', 1), version: 1, value: 'a' }
  history.commit({ upserts: [entry], removals: [{ id: 'a', version: 2, removedAt: at(6) }] })
  const known = { history, shadows: new Shadows(), horizon: undefined, limit: 0 }
  const read = (second: number) =>
    merge(known, { documents: [document('a', 1)], gone: [], readTime: at(second) }).upserts.length
  t.equal(read(5), 0)
  t.equal(read(7), 1)
})
