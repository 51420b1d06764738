// The settings: how a person likes the dashboard.
import type { settingsDialog as english } from '../en/settings-dialog.ts'
import type { Translated } from '../translated.ts'

export const settingsDialog: Translated<typeof english> = {
  title: 'Einstellungen',
  note: 'Werden in diesem Browser gespeichert.',
  language: 'Sprache',
  auto: 'Automatisch',
  timeZone: 'Zeitzone',
  timeZoneHint: 'Gilt für alle Datums- und Zeitangaben.',
  timeZoneAuto: (name) => `Die des Computers (${name})`,
  timeZoneSearch: 'Stadt oder Region suchen',
  timeZoneNone: 'Keine Zeitzone mit diesem Namen',
  timeZoneMore: (shown) => `${shown} weitere: tippen, um sie zu finden`,
  timeZoneList: 'Zeitzonen anzeigen',
  theme: 'Darstellung',
  density: 'Tabellenzeilen',
  newOrders: 'Wenn eine neue Bestellung eingeht',
  sound: 'Kurzen Ton abspielen',
  notification: 'Benachrichtigung zeigen, solange dieser Tab verdeckt ist',
  notificationDenied:
    'Der Browser erlaubt es nicht. Erlauben Sie in seinen Einstellungen Benachrichtigungen für diese Seite und versuchen Sie es noch einmal.',
  notificationMissing: 'Dieser Browser kennt keine Benachrichtigungen.',
}
