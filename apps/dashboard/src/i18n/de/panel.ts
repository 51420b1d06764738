// One order, beside the table.
import type { panel as english } from '../en/panel.ts'
import type { Translated } from '../translated.ts'

export const panel: Translated<typeof english> = {
  label: (number) => `Bestellung ${number}`,
  place: (at, of) => `${at} von ${of}`,
  customer: 'Kunde',
  unnamed: 'Kunde ohne Namen',
  writeTo: (email) => `An ${email} schreiben`,
  lines: 'Artikel',
  unnamedLine: 'Artikel ohne Namen',
  product: 'Produkt',
  quantity: 'Menge',
  price: 'Preis',
  sum: 'Summe',
  linesSum: 'Artikel zusammen',
  rest: 'Versand, Rabatte und der Rest',
  total: 'Summe',
  timeline: 'Verlauf',
  createdAt: 'Angelegt',
  updatedAt: 'Letzte Änderung',
  fields: 'Alle Felder',
  entries: (count, shown) => (count === 1 ? '1 Eintrag' : `${shown} Einträge`),
  empty: 'leer',
  yes: 'ja',
  no: 'nein',
  nothing: 'null',
  more: (shown) => `${shown} weitere stehen unten im JSON.`,
  bytes: (shown) => `${shown} Bytes`,
  json: 'JSON',
  showJson: 'JSON zeigen',
  copyJson: 'JSON kopieren',
  missingTitle: 'Diese Bestellung ist nicht hier',
  missingText:
    'Vielleicht wurde sie gelöscht, oder sie ist älter als die Bestellungen, die hier gehalten werden. Prüfen Sie die Adresse, oder suchen Sie nach der Nummer.',
  missingLoading: 'Die Bestellungen werden noch geladen.',
  backToList: 'Zurück zu allen Bestellungen',
}
