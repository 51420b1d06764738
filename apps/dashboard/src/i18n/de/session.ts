// Signing in, and the end of a session.
import type { session as english } from '../en/session.ts'
import type { Translated } from '../translated.ts'

export const session: Translated<typeof english> = {
  signInTitle: 'Bei Ihren Bestellungen anmelden',
  codeTitle: 'Geben Sie Ihren Code ein',
  email: 'E-Mail',
  password: 'Passwort',
  show: 'Zeigen',
  hide: 'Verbergen',
  signIn: 'Anmelden',
  signingIn: 'Anmeldung läuft…',
  signInWithGoogle: 'Mit Google anmelden',
  ended: 'Ihre Sitzung ist beendet. Melden Sie sich wieder an, um weiterzuarbeiten.',
  pauseLeft: (duration) => `Noch ${duration}, dann können Sie es wieder versuchen.`,
  pauseOver: 'Sie können es jetzt wieder versuchen.',
  endsIn: (duration) => `Noch ${duration}, dann endet Ihre Sitzung.`,
  ending: 'Ende der Sitzung',
  endsSoon: 'Ihre Sitzung endet in wenigen Minuten.',
  endingNow: 'Ihre Sitzung endet jetzt.',
  stay: 'Angemeldet bleiben',
  renewTitle: 'Angemeldet bleiben',
  renewHint: 'Geben Sie Ihr Passwort ein, um an dieser Stelle weiterzuarbeiten, als',
  cancel: 'Abbrechen',
}
