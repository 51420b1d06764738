// The sorting in an address: `sort=-total,customer` is by total downwards, then by customer.
import type { LocationQuery } from 'vue-router'
import { isOrderColumnId } from './columns.ts'
import type { Sort } from './sort-keys.ts'

/** What people expect: what changed last is on top. */
export const DEFAULT_SORTS: readonly Sort[] = [{ id: 'updated', desc: true }]

const MOST_SORTS = 4

/** What makes no sense is ignored; never throws. */
export function sortsFromQuery({ sort }: LocationQuery): readonly Sort[] {
  const text = typeof sort === 'string' ? sort : ''
  const sorts = new Map<string, Sort>()
  for (const part of text.split(',').slice(0, MOST_SORTS)) {
    const id = part.replace(/^-/, '')
    if (isOrderColumnId(id)) sorts.set(id, { id, desc: part.startsWith('-') })
  }
  return sorts.size > 0 ? [...sorts.values()] : DEFAULT_SORTS
}

/** The parameter, or nothing for the default. */
export function queryFromSorts(sorts: readonly Sort[]): { sort?: string } {
  const sort = sorts.map(({ id, desc }) => (desc ? `-${id}` : id)).join(',')
  const isDefault = sort === '' || sort === '-updated'
  return isDefault ? {} : { sort }
}
