// The second factor: its code at the sign-in, setting it up, its recovery codes, and its card on the account page.
import type { secondFactor as english } from '../en/second-factor.ts'
import type { Translated } from '../translated.ts'

export const secondFactor: Translated<typeof english> = {
  code: {
    app: 'Code aus Ihrer Authenticator-App',
    recovery: 'Wiederherstellungscode',
    toRecovery: 'Einen Wiederherstellungscode verwenden',
    toApp: 'Die Authenticator-App verwenden',
  },

  step: {
    hint: 'Das Passwort stimmt. Geben Sie nun die sechs Ziffern ein, die Ihre Authenticator-App hierfür zeigt.',
    recoveryHint:
      'Das Passwort stimmt. Geben Sie nun einen der Wiederherstellungscodes ein, die Sie verwahrt haben.',
    back: 'Zurück',
  },

  proof: {
    password: 'Ihr Passwort',
    submitting: 'Einen Moment …',
  },

  refusals: {
    password: 'Das Passwort ist falsch. Prüfen Sie es und versuchen Sie es noch einmal.',
    codeRequired: 'Dieses Konto hat einen zweiten Faktor. Geben Sie auch dessen Code ein.',
    code: 'Der Code ist falsch, zu alt oder schon benutzt. Geben Sie einen anderen ein.',
  },

  setUp: {
    title: 'Zweiten Faktor einrichten',
    reason:
      'Hier braucht es zum Anmelden zweierlei: Ihr Passwort und einen Code aus einer Authenticator-App auf Ihrem Handy. Richten Sie die App jetzt ein, danach geht es dort weiter, wohin Sie wollten.',
    passwordHint: 'Zuerst noch einmal Ihr Passwort, damit sicher ist, dass Sie es sind.',
    start: 'Weiter',
    expired: 'Das hat länger als zehn Minuten gedauert. Fangen Sie noch einmal an.',
    appTitle: 'Nehmen Sie diesen Zugang in Ihre Authenticator-App auf',
    appHint:
      'Scannen Sie dies mit einer Authenticator-App, etwa Google Authenticator, Microsoft Authenticator oder 1Password.',
    picture: 'QR-Code für Ihre Authenticator-App',
    byHand: 'Oder tippen Sie diesen Schlüssel dort ein',
    copy: 'Schlüssel kopieren',
    copied: 'Schlüssel kopiert',
    open: 'Die App auf diesem Gerät öffnen',
    code: 'Code, den die App dann zeigt',
    confirm: 'Einschalten',
    confirming: 'Wird eingeschaltet …',
    cancel: 'Abbrechen',
  },

  codes: {
    title: 'Verwahren Sie Ihre Wiederherstellungscodes',
    hint: 'Ohne Ihre App meldet Sie jeder davon ein Mal an. Sie werden nur dieses eine Mal gezeigt: Verwahren Sie sie bei Ihren Passwörtern oder auf Papier, nicht auf dem Handy mit der App.',
    list: 'Wiederherstellungscodes',
    copy: 'Kopieren',
    copied: 'Wiederherstellungscodes kopiert',
    download: 'Herunterladen',
    file: 'deltadesk-wiederherstellungscodes.txt',
    print: 'Drucken',
    kept: 'Ich habe sie verwahrt',
    done: 'Fertig',
    sheetTitle: (email) => `Deltadesk: Wiederherstellungscodes von ${email}`,
    sheetHint: (time) =>
      `Erstellt ${time}. Jeder meldet ein Mal an, anstelle des Codes aus der Authenticator-App.`,
  },

  card: {
    title: 'Zweiter Faktor',
    hint: 'Ein Code aus einer Authenticator-App, zusätzlich zum Passwort: Wer Ihr Passwort erfährt, kommt damit nicht hinein.',
    off: 'Aus:',
    offHint: 'das Passwort allein öffnet dieses Konto.',
    on: 'An',
    since: (day) => `seit ${day}`,
    left: (count, shown) =>
      count === 1 ? 'Noch 1 Wiederherstellungscode' : `Noch ${shown} Wiederherstellungscodes`,
    few: 'Holen Sie sich neue Wiederherstellungscodes, ehe Sie einen brauchen, den es nicht mehr gibt.',
    required: 'Er ist hier für alle Pflicht.',
    isOff: 'Der zweite Faktor ist aus',
  },

  asks: {
    setUp: {
      title: 'Zweiten Faktor einrichten',
      hint: 'Danach braucht es zum Anmelden einen Code aus Ihrer App. Alle Ihre anderen Sitzungen enden.',
      submit: 'Weiter',
    },
    change: {
      title: 'Andere App verwenden',
      hint: 'Die jetzige App gilt, bis die neue ihren ersten Code gezeigt hat. Danach sind ihre Codes und die Wiederherstellungscodes nichts mehr wert, und alle Ihre anderen Sitzungen enden.',
      submit: 'Weiter',
    },
    codes: {
      title: 'Neue Wiederherstellungscodes',
      hint: 'Die Sie jetzt haben, sind dann sofort nichts mehr wert.',
      submit: 'Neue Codes erstellen',
    },
    remove: {
      title: 'Zweiten Faktor ausschalten',
      hint: 'Danach öffnet das Passwort allein dieses Konto. Ihre Wiederherstellungscodes sind nichts mehr wert, und alle Ihre anderen Sitzungen enden.',
      submit: 'Ausschalten',
    },
  },
}
