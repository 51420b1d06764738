// Filters that somebody gave a name, kept in this browser for each account. What is read back may have been written by
// another version or by hand: what makes no sense is left out. There are no views but those that were saved.
import { isRecord } from '../../outside/record.ts'

/** Where views are kept; `localStorage` is one. Its methods may throw, as those of a full or forbidden storage do. */
export type ViewStorage = Pick<Storage, 'getItem' | 'setItem'>

/** A query as `queryFromFilter` makes it, with whatever else belongs to the view. */
export type ViewQuery = Record<string, string | string[]>

export interface SavedView {
  readonly name: string
  readonly query: ViewQuery
}

/**
 * What became of a wish to change the views: `nameless` is a name of nothing but blanks, `taken` one that another view
 * has, `missing` a view that is not there, `full` too many views, `refused` a storage that doesn't take them.
 */
export type ViewOutcome = 'kept' | 'nameless' | 'taken' | 'missing' | 'full' | 'refused'

const NAME_LIMIT = 60
const VIEWS_LIMIT = 100

/** In the order in which they were first saved. Never throws: views that can't be read are none. */
export function listViews(storage: ViewStorage, account: string): SavedView[] {
  const views = new Map<string, SavedView>()
  for (const kept of readAll(storage, account)) {
    const view = viewOf(kept)
    if (view !== undefined && !views.has(view.name)) views.set(view.name, view)
  }
  return [...views.values()].slice(0, VIEWS_LIMIT)
}

/**
 * Adds a view; takes the place of the one with its name.
 *
 * @param at - where it is put if there is none of its name; by default behind all others
 */
export function saveView(
  storage: ViewStorage,
  account: string,
  view: SavedView,
  at = VIEWS_LIMIT,
): ViewOutcome {
  const name = tidyName(view.name)
  if (name === '') return 'nameless'
  const views = listViews(storage, account)
  const known = views.some((other) => other.name === name)
  if (!known && views.length >= VIEWS_LIMIT) return 'full'
  const saved = { name, query: view.query }
  return write(
    storage,
    account,
    known
      ? views.map((other) => (other.name === name ? saved : other))
      : views.toSpliced(at, 0, saved),
  )
}

export function renameView(
  storage: ViewStorage,
  account: string,
  from: string,
  to: string,
): ViewOutcome {
  const name = tidyName(to)
  const views = listViews(storage, account)
  if (name === '') return 'nameless'
  if (!views.some((view) => view.name === from)) return 'missing'
  if (name !== from && views.some((view) => view.name === name)) return 'taken'
  return write(
    storage,
    account,
    views.map((view) => (view.name === from ? { ...view, name } : view)),
  )
}

export function removeView(storage: ViewStorage, account: string, name: string): ViewOutcome {
  const views = listViews(storage, account)
  const others = views.filter((view) => view.name !== name)
  return others.length === views.length ? 'missing' : write(storage, account, others)
}

function keyOf(account: string): string {
  return `deltadesk.views.${account}`
}

function readAll(storage: ViewStorage, account: string): readonly unknown[] {
  try {
    const kept: unknown = JSON.parse(storage.getItem(keyOf(account)) ?? '[]')
    return Array.isArray(kept) ? kept : []
  } catch {
    return []
  }
}

function write(storage: ViewStorage, account: string, views: readonly SavedView[]): ViewOutcome {
  try {
    storage.setItem(keyOf(account), JSON.stringify(views))
    return 'kept'
  } catch {
    return 'refused'
  }
}

function viewOf(kept: unknown): SavedView | undefined {
  if (!isRecord(kept)) return undefined
  const name = typeof kept.name === 'string' ? tidyName(kept.name) : ''
  if (name === '' || !isRecord(kept.query)) return undefined
  return { name, query: Object.fromEntries(Object.entries(kept.query).filter(isParameter)) }
}

function isParameter(entry: [string, unknown]): entry is [string, string | string[]] {
  return [entry[1]].flat().every((value) => typeof value === 'string')
}

function tidyName(name: string): string {
  return name.trim().slice(0, NAME_LIMIT).toWellFormed().trim()
}
