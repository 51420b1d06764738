// What keys and the palette do on the orders page.

import type { Command } from '../../commands/command.ts'
import { useCommands } from '../../commands/use-commands.ts'
import { useMessages } from '../../i18n/messages.ts'

/** What the page can do. */
export interface ListActions {
  search(): void
  /** @param key - where to, as in `row-keys.ts` */
  step(key: string): void
  openActive(): void
  toggleActive(): void
  rangeToActive(): void
  selectFound(): void
  clearSelection(): void
  clearFilters(): void
  copyLink(): void
  exportAs(format: 'csv' | 'json'): void
  print(): void
  printEach(): void
  /** Undefined while no order is open. */
  panel(): { next(): void; previous(): void; close(): void; print(): void } | undefined
}

export function useListCommands(actions: ListActions): void {
  const words = useMessages()

  useCommands(() => {
    const { orders, find } = words.value
    const panel = actions.panel()
    const section = orders.title
    const keywords = [orders.keywords]
    const key = (id: string, title: string, shortcut: readonly string[], run: () => void) => ({
      id: `orders.${id}`,
      title,
      section,
      shortcut,
      palette: false,
      run,
    })
    const named = (id: string, title: string, run: () => void, shortcut?: string) => ({
      id: `orders.${id}`,
      title,
      section,
      keywords,
      ...(shortcut !== undefined && { shortcut }),
      run,
    })
    return [
      named('search', orders.findOrders, actions.search, '/'),
      key('next', orders.nextRow, ['j', 'ArrowDown'], () => actions.step('j')),
      key('previous', orders.previousRow, ['k', 'ArrowUp'], () => actions.step('k')),
      key('first', orders.firstRow, ['Home'], () => actions.step('Home')),
      key('last', orders.lastRow, ['End'], () => actions.step('End')),
      key('open', orders.openRow, ['Enter'], actions.openActive),
      key('select', orders.selectRow, ['x'], actions.toggleActive),
      key('range', orders.selectRange, ['X'], actions.rangeToActive),
      named('select-found', orders.selectAll, actions.selectFound, 'mod+a'),
      named('clear-selection', orders.clearSelection, actions.clearSelection),
      named('clear-filters', orders.clearFilters, actions.clearFilters),
      named('copy-link', find.copyLink, actions.copyLink),
      named('csv', `${orders.export}: ${orders.exportCsv}`, () => actions.exportAs('csv'), 'e'),
      named('json', `${orders.export}: ${orders.exportJson}`, () => actions.exportAs('json')),
      named('print', orders.printList, actions.print),
      named('print-each', orders.printEach, actions.printEach),
      ...panelCommands(key, orders, panel),
      ...(panel ? [named('print-open', orders.printOrder, panel.print)] : []),
    ]
  })
}

function panelCommands(
  key: (id: string, title: string, shortcut: readonly string[], run: () => void) => Command,
  words: { nextOrder: string; previousOrder: string; closeOrder: string },
  panel: ReturnType<ListActions['panel']>,
): Command[] {
  if (!panel) return []
  return [
    key('panel-next', words.nextOrder, [']'], panel.next),
    key('panel-previous', words.previousOrder, ['['], panel.previous),
    key('panel-close', words.closeOrder, ['Escape'], panel.close),
  ]
}
