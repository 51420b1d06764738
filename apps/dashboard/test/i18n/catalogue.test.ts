import t from 'tap'
import { account as germanAccount } from '../../src/i18n/de/account.ts'
import { numbers as germanNumbers } from '../../src/i18n/de/numbers.ts'
import { panel as germanPanel } from '../../src/i18n/de/panel.ts'
import { secondFactor as germanSecondFactor } from '../../src/i18n/de/second-factor.ts'
import { settingsDialog as germanSettingsDialog } from '../../src/i18n/de/settings-dialog.ts'
import { syncPanel as germanSyncPanel } from '../../src/i18n/de/sync-panel.ts'
import { de } from '../../src/i18n/de.ts'
import { account } from '../../src/i18n/en/account.ts'
import { numbers } from '../../src/i18n/en/numbers.ts'
import { panel } from '../../src/i18n/en/panel.ts'
import { secondFactor } from '../../src/i18n/en/second-factor.ts'
import { settingsDialog } from '../../src/i18n/en/settings-dialog.ts'
import { syncPanel } from '../../src/i18n/en/sync-panel.ts'
import { en } from '../../src/i18n/en.ts'

type Message = string | ((...parameters: never[]) => string)

/** Every message of a catalogue by its path: `shell.titles.orders`. */
function messagesOf(catalogue: object, path = ''): [string, Message][] {
  return Object.entries(catalogue).flatMap(([name, value]): [string, Message][] =>
    typeof value === 'object' && value !== null
      ? messagesOf(value, `${path}${name}.`)
      : [[path + name, value]],
  )
}

const english = new Map(
  messagesOf({ ...en, account, numbers, panel, secondFactor, settingsDialog, syncPanel }),
)
const german = new Map(
  messagesOf({
    ...de,
    account: germanAccount,
    numbers: germanNumbers,
    panel: germanPanel,
    secondFactor: germanSecondFactor,
    settingsDialog: germanSettingsDialog,
    syncPanel: germanSyncPanel,
  }),
)

t.test('both catalogues have the same messages', async (t) => {
  t.strictSame([...german.keys()].sort(), [...english.keys()].sort())
})

t.test('no message is a stub', async (t) => {
  for (const [path, message] of [...english, ...german]) {
    if (typeof message === 'string') t.notMatch(message, /^\s*$|TODO|FIXME/, path)
  }
  for (const [path, message] of german) {
    if (typeof message !== 'string' || !/\s/.test(message.trim())) continue
    t.not(message, english.get(path), `${path} has been translated`)
  }
})

t.test('a message takes the same number of parameters in every language', async (t) => {
  for (const [path, message] of german) {
    const original = english.get(path)
    t.equal(typeof message, typeof original, path)
    if (typeof message === 'function' && typeof original === 'function') {
      // A language that does without the last one may leave it out.
      t.ok(message.length <= original.length, path)
    }
  }
})
