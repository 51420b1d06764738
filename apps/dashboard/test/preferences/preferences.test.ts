import t from 'tap'
import { DEFAULT_PREFERENCES, parsePreferences } from '../../src/preferences/preferences.ts'

t.test('what was kept is read back', async (t) => {
  const kept = {
    language: 'de',
    timeZone: 'Asia/Kolkata',
    theme: 'dark',
    density: 'compact',
    sound: true,
    notification: true,
  }
  t.strictSame(parsePreferences(JSON.stringify(kept)), kept)
})

t.test('each value that makes no sense falls back alone', async (t) => {
  t.strictSame(
    parsePreferences('{"language":"xx","timeZone":"Mars/Olympus","theme":"dark","sound":"yes"}'),
    { ...DEFAULT_PREFERENCES, theme: 'dark' },
  )
})

t.test('what is no preferences at all is none', async (t) => {
  for (const text of ['', 'null', '7', '[]', '{', '"dark"']) {
    t.strictSame(parsePreferences(text), DEFAULT_PREFERENCES, text)
  }
})
