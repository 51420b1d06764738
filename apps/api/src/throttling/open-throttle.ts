// Puts the throttles together: what they count in, what they call people, and what counts as a wrong guess.
import type { Config } from '../config/config.ts'
import { pseudonyms } from '../logging/pseudonym.ts'
import { codeOf } from '../problems/error-code.ts'
import type { DeskRedis } from '../redis/desk-redis.ts'
import { CodeThrottle } from './code-throttle.ts'
import { openCounters } from './counters.ts'
import { SignInThrottle } from './sign-in-throttle.ts'

const WRONG_GUESSES = [
  ...['NOT_AN_ADMIN', 'WRONG_CODE', 'WRONG_CREDENTIALS'],
  ...['WRONG_ID_TOKEN', 'WRONG_PASSWORD'],
]

export interface ThrottleParts {
  readonly config: Pick<Config, 'secretKeys'>
  readonly redis: DeskRedis | undefined
}

export interface Throttles {
  readonly signIns: SignInThrottle
  readonly codes: CodeThrottle
}

export function openThrottles({ config, redis }: ThrottleParts): Throttles {
  const options = {
    counters: openCounters(redis),
    pseudonym: pseudonyms(config.secretKeys[0], 'sign-ins'),
    isWrongGuess: (error: unknown) => WRONG_GUESSES.includes(codeOf(error)),
  }
  return { signIns: new SignInThrottle(options), codes: new CodeThrottle(options) }
}
