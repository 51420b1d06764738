// What can come back instead of an answer, and what to do about it. What the server itself tells is in English.
import type { errors as english } from '../en/errors.ts'
import type { Translated } from '../translated.ts'

export const errors: Translated<typeof english> = {
  unreachable: 'Der Server ist nicht zu erreichen. Prüfen Sie Ihre Verbindung.',
  signedOut: 'Ihre Sitzung ist beendet. Melden Sie sich wieder an.',
  wrongCredentials:
    'E-Mail oder Passwort ist falsch. Prüfen Sie beides und versuchen Sie es noch einmal.',
  wrongPassword: 'Das Passwort ist falsch. Prüfen Sie es und versuchen Sie es noch einmal.',
  tooManyTries: 'Zu viele Versuche. Warten Sie ein wenig bis zum nächsten.',
  unavailable: (told) => `Der Server kann gerade nicht antworten. Er sagt: „${told}“`,
  refused: (told) => `Der Server lehnt das ab. Er sagt: „${told}“`,
  unknown:
    'Hier ist etwas schiefgegangen. Laden Sie die Seite neu und versuchen Sie es noch einmal.',
}
