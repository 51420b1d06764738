// The orders page: table, columns, selection, and what waits.
import type { orders as english } from '../en/orders.ts'
import type { Translated } from '../translated.ts'

/** A count of orders with its noun. */
const of = (count: number, shown: string) =>
  count === 1 ? '1 Bestellung' : `${shown} Bestellungen`

export const orders: Translated<typeof english> = {
  title: 'Bestellungen',
  count: of,
  foundCount: (found, count, shown) => `${found} von ${of(count, shown)}`,
  loading: 'Bestellungen werden geladen…',
  loadingSoFar: (shown) => `Bestellungen werden geladen… bisher ${shown}`,
  columns: {
    number: 'Bestellung',
    customer: 'Kunde',
    items: 'Artikel',
    total: 'Summe',
    status: 'Status',
    created: 'Angelegt',
    updated: 'Geändert',
    email: 'E-Mail',
    pieces: 'Stück',
    currency: 'Währung',
    country: 'Land',
    id: 'Dokument',
  },
  noItems: 'Keine Artikel',
  moreItems: (shown) => `+${shown} weitere`,
  moreLines: (count, shown) =>
    count === 1 ? 'und 1 weitere Zeile' : `und ${shown} weitere Zeilen`,
  noStatus: 'ohne Status',
  select: (number) => `Bestellung ${number} auswählen`,
  selectAll: 'Alle gefundenen Bestellungen auswählen',
  selected: (shown) => `${shown} ausgewählt`,
  selectAllFound: (count, shown) =>
    count === 1 ? 'Die eine gefundene auswählen' : `Alle ${shown} gefundenen auswählen`,
  selectAllShort: (shown) => `Alle ${shown}`,
  copyNumbers: 'Nummern kopieren',
  copied: 'Kopiert',
  copyFailed: 'Der Browser hat das Kopieren nicht erlaubt',
  clearSelection: 'Auswahl aufheben',
  selection: 'Auswahl',
  newOrders: (count, shown) => (count === 1 ? '1 neue Bestellung' : `${shown} neue Bestellungen`),
  changedOrders: (count, shown) =>
    count === 1
      ? '1 geänderte Bestellung einsortieren'
      : `${shown} geänderte Bestellungen einsortieren`,
  chooseColumns: 'Spalten',
  columnsHint: 'Ziehen Sie eine Spalte am Griff, oder bewegen Sie sie mit den Pfeiltasten.',
  moveColumn: (column) => `${column} verschieben`,
  showColumn: (column) => `${column} zeigen`,
  columnWidth: (column) => `Breite von ${column}`,
  resetColumns: 'Spalten zurücksetzen',
  sortHint:
    'Sortieren; mit Umschalt zur Sortierung hinzufügen; Umschalt und eine Pfeiltaste verschiebt die Spalte',
  sort: 'Ordnen',
  sortBy: 'Sortieren nach',
  sortUp: 'Aufsteigend',
  sortDown: 'Absteigend',
  emptyTitle: 'Noch keine Bestellungen',
  emptyText: 'Sobald der Shop eine annimmt, erscheint sie hier von selbst.',
  nothingFound: 'Keine Bestellung passt',
  nothingFoundText:
    'Versuchen Sie weniger Wörter oder andere Filter; neue Bestellungen, die passen, erscheinen von selbst.',
  clearFilters: 'Filter entfernen',
  firstSyncFailed: 'Die Bestellungen können nicht geladen werden',
  tryingAgain: 'Neuer Versuch…',
  tryingAgainIn: (span) => `Neuer Versuch von selbst in ${span}.`,
  export: 'Export',
  exportSelected: 'CSV exportieren',
  exportCsv: 'CSV für eine Tabellenkalkulation',
  exportJson: 'JSON',
  exportWhat: (count, shown, selected) =>
    selected ? `${of(count, shown)}, wie ausgewählt` : `${of(count, shown)}, wie gefunden`,
  exporting: (percent) => `Export läuft… ${percent}`,
  cancelExport: 'Export abbrechen',
  exportFailed: 'Der Export ist gescheitert. Versuchen Sie es noch einmal.',
  printList: 'Liste drucken',
  printEach: 'Jede Bestellung drucken',
  printOrder: 'Diese Bestellung drucken',
  printLimit: (shown) => `Gedruckt werden die ersten ${shown}.`,
  printedAt: (time) => `Gedruckt ${time}`,
  nextRow: 'Nächste Bestellung der Liste',
  previousRow: 'Vorige Bestellung der Liste',
  firstRow: 'Erste Bestellung',
  lastRow: 'Letzte Bestellung',
  openRow: 'Bestellung öffnen',
  closeOrder: 'Schließen',
  nextOrder: 'Nächste Bestellung',
  previousOrder: 'Vorige Bestellung',
  selectRow: 'Bestellung auswählen oder abwählen',
  selectRange: 'Bis zu dieser Bestellung auswählen',
  findOrders: 'Bestellungen suchen',
  keywords: 'liste tabelle bestellung',
}
