import t from 'tap'
import {
  RefusedError,
  SignedOutError,
  TooManyTriesError,
  UnavailableError,
  UnreachableError,
  WrongCredentialsError,
} from '../../src/api/errors.ts'
import { de } from '../../src/i18n/de.ts'
import { en } from '../../src/i18n/en.ts'
import { describeError } from '../../src/i18n/error-words.ts'

t.test('every kind of error has words of its own in every language', async (t) => {
  const errors = [
    new UnreachableError(),
    new SignedOutError(),
    new WrongCredentialsError(),
    new TooManyTriesError(3),
    new UnavailableError('Not ready yet', 2),
    new RefusedError({ code: 'ODD', message: 'That is odd' }),
    new TypeError('x is undefined'),
  ]
  for (const words of [en.errors, de.errors]) {
    t.equal(new Set(errors.map((error) => describeError(error, words))).size, errors.length)
  }
})

t.test('what the server tells is passed on, what a bug tells is not', async (t) => {
  t.equal(describeError(new UnavailableError('Not ready yet', 2), en.errors), 'Not ready yet.')
  t.match(describeError(new UnavailableError('Not ready yet', 2), de.errors), /„Not ready yet“/)
  t.equal(describeError(new TypeError('x is undefined'), en.errors), en.errors.unknown)
})
