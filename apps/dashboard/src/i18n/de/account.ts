// The account page: sessions, API tokens, and the password.
import type { account as english } from '../en/account.ts'
import type { Translated } from '../translated.ts'

export const account: Translated<typeof english> = {
  about:
    'Wo Sie angemeldet sind, was in Ihrem Namen abfragen darf, Ihr Passwort und sein zweiter Faktor.',
  cancel: 'Abbrechen',
  loading: 'Wird geladen …',

  sessions: {
    title: 'Meine Sitzungen',
    hint: 'Überall, wo Sie angemeldet sind. Beenden Sie, was Sie nicht kennen oder nicht mehr brauchen.',
    current: 'Diese',
    client: (product, system) => `${product} auf ${system}`,
    unknownClient: 'Unbekanntes Programm',
    address: (address) => `von ${address}`,
    signedIn: (time) => `angemeldet ${time}`,
    seen: (age) => `zuletzt gesehen ${age}`,
    end: 'Beenden',
    endOf: (client) => `Sitzung beenden: ${client}`,
    ended: (client) => `Sitzung beendet: ${client}`,
    endOthers: 'Alle anderen beenden',
    endOthersAsk: (count, shown) =>
      count === 1
        ? 'Die andere Sitzung endet sofort; wer sie benutzt, muss sich neu anmelden.'
        : `Alle ${shown} anderen Sitzungen enden sofort; wer sie benutzt, muss sich neu anmelden.`,
    othersEnded: 'Alle anderen Sitzungen sind beendet',
    alone: 'Sie sind sonst nirgends angemeldet.',
  },

  tokens: {
    title: 'API-Token',
    hint: 'Für Skripte, die in Ihrem Namen abfragen, mit den Rechten, die Sie ihnen geben, bis zu einem Tag, den Sie setzen.',
    none: 'Noch keine Token.',
    create: 'Neues Token',
    name: 'Bezeichnung',
    nameHint: 'Wofür es ist, etwa „Export in der Nacht“.',
    scopes: 'Darf',
    scope: {
      'orders:read': 'Bestellungen lesen',
      'sync:admin': 'Abgleich ansehen und prüfen lassen',
    },
    noScope: 'Wählen Sie mindestens ein Recht.',
    days: 'Endet nach',
    endsOn: (day) => `Am ${day}, danach öffnet es nichts mehr.`,
    submit: 'Token anlegen',
    submitting: 'Wird angelegt …',
    secretTitle: (name) => `Kopieren Sie jetzt das Geheimnis von ${name}`,
    secretWarning:
      'Es wird nur dieses eine Mal gezeigt: Behalten wird nur sein Fingerabdruck. Wer es hat, darf, was das Token darf.',
    secret: 'Geheimnis',
    copy: 'Geheimnis kopieren',
    copied: 'Geheimnis kopiert',
    done: 'Ich habe es verwahrt',
    created: (day) => `angelegt ${day}`,
    expires: (day) => `endet ${day}`,
    expired: (day) => `endete ${day}`,
    isExpired: 'Abgelaufen',
    used: (age) => `zuletzt benutzt ${age}`,
    unused: 'nie benutzt',
    revoke: 'Widerrufen',
    revokeOf: (name) => `Token widerrufen: ${name}`,
    revokeAsk: (name) =>
      `${name} öffnet nichts mehr, sofort und für immer. Was es benutzt, hört auf zu arbeiten.`,
    revoked: (name) => `${name} widerrufen`,
  },

  password: {
    title: 'Passwort ändern',
    hint: (shortest) =>
      `${shortest} Zeichen oder mehr. Ein paar Wörter hintereinander sind leicht zu merken und schwer zu erraten.`,
    current: 'Jetziges Passwort',
    next: 'Neues Passwort',
    repeated: 'Neues Passwort noch einmal',
    submit: 'Passwort ändern',
    submitting: 'Wird geändert …',
    changed: 'Passwort geändert',
    faults: {
      short: (shortest) => `Das neue Passwort braucht ${shortest} Zeichen oder mehr.`,
      same: 'Das neue Passwort ist das jetzige. Wählen Sie ein anderes.',
      different:
        'Das neue Passwort und seine Wiederholung sind verschieden. Geben Sie beide neu ein.',
    },
    wrong: 'Das jetzige Passwort ist falsch. Prüfen Sie es und versuchen Sie es noch einmal.',
    unfit: (told) => `Dieses Passwort wird nicht angenommen: ${told}`,
    breached:
      'Dieses Passwort ist in einem Datenleck aufgetaucht, und Angreifer probieren es aus. Wählen Sie eines, das Sie nirgends sonst benutzen; wo Sie dieses benutzen, ändern Sie es auch.',
  },
}
