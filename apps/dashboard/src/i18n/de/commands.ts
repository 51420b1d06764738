// The command palette, the cheat sheet, and the commands that hold everywhere.
import type { commands as english } from '../en/commands.ts'
import type { Translated } from '../translated.ts'

export const commands: Translated<typeof english> = {
  palette: 'Befehle',
  placeholder: 'Befehl oder Bestellnummer',
  results: 'Passende Befehle',
  orders: 'Bestellungen',
  find: (text) => `„${text}“ in den Bestellungen suchen`,
  everywhere: 'Überall',
  cheatSheet: 'Tastenkürzel',
  cheatSheetNote: 'Sie ruhen, solange Sie in ein Feld tippen.',
  or: 'oder',
  goTo: (page) => `Gehe zu: ${page}`,
  goKeywords: 'öffnen seite zeigen',
  openPalette: 'Befehle öffnen',
  openSettings: 'Einstellungen öffnen',
  settingsKeywords: 'optionen vorlieben zeitzone',
  openCheatSheet: 'Tastenkürzel anzeigen',
  cheatSheetKeywords: 'hilfe tasten kürzel',
  sync: 'Jetzt abgleichen',
  syncKeywords: 'aktualisieren synchronisieren',
  reload: 'Alles neu laden',
  reloadKeywords: 'aktualisieren zurücksetzen',
  signOutKeywords: 'ausloggen verlassen beenden',
  undo: 'Letzte Wahl rückgängig machen',
  theme: (name) => `Darstellung: ${name}`,
  themeKeywords: 'farbe modus thema',
  density: (name) => `Tabellenzeilen: ${name}`,
  densityKeywords: 'dichte abstand höhe',
  language: (name) => `Sprache: ${name}`,
  languageKeywords: 'sprache language',
}
