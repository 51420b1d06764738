// How current the orders are, and what that costs.
import type { Counted, syncPanel as english } from '../en/sync-panel.ts'
import type { Translated } from '../translated.ts'

const orders = ({ count, shown }: Counted): string =>
  count === 1 ? '1 Bestellung' : `${shown} Bestellungen`

export const syncPanel: Translated<typeof english> = {
  title: 'Abgleich',
  told: {
    live: 'Sie sehen, was der Server hat.',
    syncing: 'Der Stand des Servers wird geholt.',
    behind: 'Die Bestellungen lassen sich gerade nicht auf den neuesten Stand bringen.',
    offline: 'Der Server ist nicht erreichbar. Was hier aufbewahrt ist, können Sie weiter lesen.',
    'signed-out': 'Melden Sie sich an, um Bestellungen zu sehen.',
  },
  readAgo: (ago) => `Stand: ${ago}`,
  sourceStale: 'Die Datenbank des Shops lässt sich gerade nicht lesen.',
  differs: 'Die gezeigten Bestellungen weichen vielleicht von denen des Servers ab.',
  retryIn: (duration) => `Nächster Versuch in ${duration}.`,
  syncNow: 'Jetzt abgleichen',
  reload: 'Alles neu laden',
  reloadHint:
    'Holt alle Bestellungen neu aus der Kopie von Deltadesk; das kostet keine Firestore-Lesezugriffe.',
  done: 'Abgeglichen.',
  lastSync: 'Letzter Abgleich',
  never: 'noch keiner',
  shown: 'Bestellungen hier',
  changes: 'Zuletzt geändert',
  noChanges: 'Seit Sie das Fenster geöffnet haben, hat sich nichts geändert.',
  allLoaded: (all) => `${orders(all)} geladen`,
  added: ({ shown }) => `${shown} neu`,
  changed: ({ shown }) => `${shown} geändert`,
  removed: ({ shown }) => `${shown} entfernt`,
  reads: 'Lesezugriffe auf Firestore',
  kind: 'Zugriffe',
  count: 'Anzahl',
  price: 'Preis',
  spent: 'Verbraucht',
  saved: 'Gespart',
  perPoll: ({ count, shown }) =>
    `Gespart: gegenüber dem Lesen aller Bestellungen bei ${count === 1 ? '1 Abfrage' : `jeder von ${shown} Abfragen`}.`,
  assumed: (price) =>
    `Angenommen sind ${price} je 100.000 Lesezugriffe, der Listenpreis von Firestore in der Multi-Region USA (nam5). Ihrer kann abweichen.`,
  server: 'Server',
  cache: 'Zwischenspeicher',
  caches: {
    session: 'Arbeitsspeicher, je Sitzung',
    redis: 'Redis, gemeinsam',
    disk: 'Festplatte, gemeinsam',
  },
  cacheState: 'Zustand',
  works: 'Funktioniert',
  memoryOnly: 'Bis zum Abmelden im Arbeitsspeicher, wie vorgesehen',
  detached: (why) => `Nicht verbunden, aus dem Arbeitsspeicher bedient: ${why}`,
  size: 'Größe der Sitzung',
  sizeOf: (bytes, all) => `${bytes}, ${orders(all)}`,
  infoFailed: 'Der Teil des Servers lässt sich nicht zeigen:',
}
