// Der Überblick: was die Bestellungen ergeben.
import type { numbers as english } from '../en/numbers.ts'
import type { Translated } from '../translated.ts'

export const numbers: Translated<typeof english> = {
  title: 'Überblick',
  compared: (days, before) => `${days}, verglichen mit ${before}`,
  comparedSoFar: (days, before) => `${days}, verglichen mit ${before} bis zur gleichen Tageszeit`,
  since: (day) =>
    `Die älteste Bestellung hier ist vom ${day}: Frühere, falls es welche gibt, fehlen im Vergleich.`,
  undated: (count, shown) =>
    count === 1
      ? '1 Bestellung nennt kein Datum und zählt deshalb zu keinem Zeitraum.'
      : `${shown} Bestellungen nennen kein Datum und zählen deshalb zu keinem Zeitraum.`,

  period: 'Zeitraum',
  periods: {
    today: 'Heute',
    '7d': '7 Tage',
    '30d': '30 Tage',
    '90d': '90 Tage',
    month: 'Dieser Monat',
    custom: 'Eigener',
  },
  from: 'Von',
  to: 'Bis',
  currency: 'Währung',
  allCurrencies: 'Alle Währungen',
  noCurrency: 'Ohne Währung',

  tiles: 'Kennzahlen',
  orders: 'Bestellungen',
  revenue: 'Umsatz',
  revenueNote: 'Summen aller Bestellungen außer stornierten, erstatteten oder fehlgeschlagenen',
  average: 'Ø Bestellwert',
  delivered: 'Zugestellt',
  cancelled: 'Storniert oder erstattet',
  moreCurrencies: (shown) => `und ${shown} weitere`,

  up: (shown) => `${shown} mehr`,
  down: (shown) => `${shown} weniger`,
  same: 'unverändert',
  points: (shown) => `${shown} Pkt.`,
  fromZero: 'neu',
  noEarlier: 'keine früheren',
  nothing: 'nichts zu vergleichen',

  ordersOverTime: 'Bestellungen im Zeitverlauf',
  revenueOverTime: 'Umsatz im Zeitverlauf',
  byStatus: 'Nach Status',
  byQuantity: 'Top-Produkte nach Stück',
  byRevenue: 'Top-Produkte nach Umsatz',
  inCurrency: (heading, currency) => `${heading}, ${currency}`,
  thisPeriod: 'Dieser Zeitraum',
  periodBefore: 'Zeitraum davor',
  chartHint: 'Pfeiltasten wandern, Enter zeigt die Bestellungen',
  bar: (when, now, before) => `${when}: ${now}, Zeitraum davor: ${before}`,
  barAlone: (when, now) => `${when}: ${now}`,
  asTable: 'Als Tabelle',
  asTableOf: (heading) => `Als Tabelle: ${heading}`,
  when: 'Wann',
  status: 'Status',
  product: 'Produkt',
  pieces: 'Stück',
  change: 'Änderung',
  noStatus: 'Ohne Status',
  noName: 'Ohne Namen',
  nothingSold: 'In diesem Zeitraum wurde nichts verkauft.',

  loading: 'Bestellungen werden gezählt …',
  empty: 'Noch keine Bestellungen',
  emptyHint: 'Sobald der Shop eine annimmt, erscheinen ihre Zahlen hier von selbst.',
  emptyPeriod: 'Keine Bestellungen in diesem Zeitraum',
  emptyPeriodHint: 'Wählen Sie einen längeren, oder sehen Sie alle Bestellungen an.',
  longer: '90 Tage zeigen',
  allOrders: 'Alle Bestellungen',
}
