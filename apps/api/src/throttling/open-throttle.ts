// Puts the throttle together: what it counts in, what it calls people, and what counts as a wrong guess.
import type { Config } from '../config/config.ts'
import { pseudonyms } from '../logging/pseudonym.ts'
import { codeOf } from '../problems/error-code.ts'
import type { DeskRedis } from '../redis/desk-redis.ts'
import { openCounters } from './counters.ts'
import { SignInThrottle } from './sign-in-throttle.ts'

const WRONG_GUESSES = ['NOT_AN_ADMIN', 'WRONG_CREDENTIALS', 'WRONG_ID_TOKEN', 'WRONG_PASSWORD']

export interface ThrottleParts {
  readonly config: Pick<Config, 'secretKeys'>
  readonly redis: DeskRedis | undefined
}

export function openThrottle({ config, redis }: ThrottleParts): SignInThrottle {
  return new SignInThrottle({
    counters: openCounters(redis),
    pseudonym: pseudonyms(config.secretKeys[0], 'sign-ins'),
    isWrongGuess: (error) => WRONG_GUESSES.includes(codeOf(error)),
  })
}
