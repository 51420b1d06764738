// The frame around the pages.
import type { shell as english } from '../en/shell.ts'
import type { Translated } from '../translated.ts'

export const shell: Translated<typeof english> = {
  skip: 'Zum Inhalt springen',
  titles: {
    orders: 'Bestellungen',
    overview: 'Überblick',
    account: 'Konto',
    secondFactor: 'Zweiter Faktor',
    signIn: 'Anmelden',
    notFound: 'Seite nicht gefunden',
  },
  navigation: 'Seiten',
  actions: 'Befehle suchen',
  account: (email) => `Konto: ${email}`,
  signedInAs: 'Angemeldet als',
  settings: 'Einstellungen',
  shortcuts: 'Tastenkürzel',
  signOut: 'Abmelden',
  signOutFailed:
    'Der Server war nicht zu erreichen, Sie sind also noch angemeldet. Melden Sie sich noch einmal ab.',
  cantStart: 'Deltadesk kann nicht starten',
  tryAgain: 'Noch einmal versuchen',
  notFound: 'Diese Seite gibt es nicht',
  toOrders: 'Zu den Bestellungen',
  close: 'Schließen',
  messages: 'Meldungen',
  dismiss: 'Meldung ausblenden',
  undo: 'Rückgängig',
  cantLoadPart:
    'Dieser Teil lässt sich gerade nicht laden. Prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal.',
  newOrders: (count, shown) => (count === 1 ? '1 neue Bestellung' : `${shown} neue Bestellungen`),
}
