import t from 'tap'
import { languageFor, localeFor } from '../../src/i18n/languages.ts'

t.test('the chosen language is shown, else the first of the browser’s that there is', async (t) => {
  t.equal(languageFor('de', ['en-GB']), 'de')
  t.equal(languageFor('auto', ['fr-FR', 'de-AT', 'en-GB']), 'de')
  t.equal(languageFor('auto', ['fr-FR']), 'en')
  t.equal(languageFor('auto', []), 'en')
})

t.test('numbers and dates follow the person’s own variant of that language', async (t) => {
  t.equal(localeFor('en', ['de-DE', 'en-GB', 'en-US']), 'en-GB')
  t.equal(localeFor('de', ['en-GB', 'de-CH']), 'de-CH')
  t.equal(localeFor('de', ['en-GB']), 'de-DE')
  t.equal(localeFor('en', ['de-DE']), 'en-US')
})
