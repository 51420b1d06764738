// What the desk itself refuses, or can't do right now, as its errors say it: by name.

export interface ErrorMeaning {
  readonly statusCode: number
  readonly meaning: string
  readonly remedy: string
}

/** What the desk itself refuses, or can't do right now. Its errors have these as their `code`. */
export const DESK_ERRORS = {
  ACCOUNTS_UNAVAILABLE: {
    statusCode: 503,
    meaning: 'The accounts can’t be read right now',
    remedy: 'Ask again after Retry-After',
  },
  BREACHED_PASSWORD: {
    statusCode: 400,
    meaning: 'The new password was found in a breach, so attackers try it',
    remedy: 'Choose one that is used nowhere else',
  },
  CODE_REQUIRED: {
    statusCode: 403,
    meaning: 'The password is right, and the account has a second factor',
    remedy: 'Send the same once more with `code`',
  },
  COMMIT_CONFLICT: {
    statusCode: 503,
    meaning: 'Another instance wrote to the cache at the same time',
    remedy: 'Ask again after Retry-After',
  },
  CROSS_SITE_REQUEST: {
    statusCode: 403,
    meaning: 'A page of another site asked for a change',
    remedy: 'Ask from a page of the desk, or name the origin in ALLOWED_ORIGINS',
  },
  FIREBASE_UNAVAILABLE: {
    statusCode: 503,
    meaning: 'Firebase Authentication can’t be reached',
    remedy: 'Ask again after Retry-After',
  },
  HTTPS_REQUIRED: {
    statusCode: 400,
    meaning: 'A sign-in came over plain HTTP, where the cookie would not be kept',
    remedy: 'Use HTTPS',
  },
  INSUFFICIENT_SCOPE: {
    statusCode: 403,
    meaning: 'The API token is not good for this; WWW-Authenticate names the scope that is',
    remedy: 'Make a token with that scope; where none is named, sign in',
  },
  INVALID_TOKEN: {
    statusCode: 401,
    meaning: 'The API token is wrong, expired or revoked',
    remedy: 'Make another token',
  },
  MALFORMED_CURSOR: {
    statusCode: 400,
    meaning: '`since` is neither a cursor nor an ISO 8601 time',
    remedy: 'Hand back the cursor of the last answer, or leave it out for a snapshot',
  },
  NO_SECOND_FACTOR: {
    statusCode: 409,
    meaning: 'The account has no second factor',
    remedy: 'Set one up first',
  },
  NOT_AN_ADMIN: {
    statusCode: 403,
    meaning: 'Firebase knows this account, and it may not use the desk',
    remedy: 'Verify its e-mail address, and have an operator let it in',
  },
  NOT_FOUND: {
    statusCode: 404,
    meaning: 'No such path, or what it names is not there (any more)',
    remedy: 'Look at the path and the id',
  },
  NOT_SIGNED_IN: {
    statusCode: 401,
    meaning: 'There is no session, or it has ended',
    remedy: 'Sign in',
  },
  NOT_SYNCED_YET: {
    statusCode: 503,
    meaning: 'The orders could not be read yet, and there is no earlier copy',
    remedy: 'Ask again after Retry-After',
  },
  OTHER_SIGN_IN: {
    statusCode: 409,
    meaning: 'On this desk one signs in the other way',
    remedy: 'Ask GET /api/auth/config for it',
  },
  OVERLOADED: {
    statusCode: 503,
    meaning: 'More is asked than the process can answer right now',
    remedy: 'Ask again after Retry-After',
  },
  SECOND_FACTOR_NEEDED: {
    statusCode: 403,
    meaning: 'This desk demands a second factor of every account',
    remedy: 'Set one up: POST /api/auth/second-factor',
  },
  SESSIONS_UNAVAILABLE: {
    statusCode: 503,
    meaning: 'The sessions can’t be reached right now',
    remedy: 'Ask again after Retry-After; nobody is signed out',
  },
  SETUP_EXPIRED: {
    statusCode: 409,
    meaning: 'No second factor is being set up, or the set-up began more than 10 minutes ago',
    remedy: 'Begin it anew',
  },
  SIGN_IN_BUSY: {
    statusCode: 503,
    meaning: 'Too many people are signing in at once',
    remedy: 'Ask again after Retry-After',
  },
  SOURCE_MISCONFIGURED: {
    statusCode: 503,
    meaning: 'Firestore refuses what the desk asks: a wrong project, collection or index',
    remedy: 'An operator has to look at the configuration',
  },
  SOURCE_PERMISSION: {
    statusCode: 503,
    meaning: 'The desk’s service account may not read the orders',
    remedy: 'An operator has to give it its role',
  },
  SOURCE_QUOTA: {
    statusCode: 503,
    meaning: 'Firestore’s quota is used up',
    remedy: 'Ask again once it is renewed',
  },
  SOURCE_UNAVAILABLE: {
    statusCode: 503,
    meaning: 'Firestore can’t be reached right now',
    remedy: 'Ask again after Retry-After',
  },
  SUPERSEDED: {
    statusCode: 503,
    meaning: 'Another instance took over reading while this one was at it',
    remedy: 'Ask again after Retry-After',
  },
  TOKENS_UNAVAILABLE: {
    statusCode: 503,
    meaning: 'The API tokens can’t be reached right now',
    remedy: 'Ask again after Retry-After',
  },
  TOO_MANY_REQUESTS: {
    statusCode: 429,
    meaning: 'More requests from one address than RATE_LIMIT_PER_MINUTE',
    remedy: 'Wait for Retry-After, then ask less often',
  },
  TOO_MANY_TOKENS: {
    statusCode: 409,
    meaning: 'The account has 50 API tokens, as many as it may',
    remedy: 'Revoke one that is not needed any more',
  },
  TOO_MANY_TRIES: {
    statusCode: 429,
    meaning:
      'Too many passwords or codes were wrong; it says the same whether the account exists or not',
    remedy: 'Wait for Retry-After before the next try',
  },
  UNFIT_PASSWORD: {
    statusCode: 400,
    meaning: 'The new password is too short, too common, or contains the account’s address',
    remedy: 'Choose another',
  },
  WRONG_CODE: {
    statusCode: 403,
    meaning: 'The code of the second factor is wrong, too old, or was used before',
    remedy: 'Type the one that the app shows now, or a recovery code that was not used yet',
  },
  WRONG_CREDENTIALS: {
    statusCode: 401,
    meaning: 'The e-mail address and the password don’t belong together',
    remedy: 'Check both',
  },
  WRONG_ID_TOKEN: {
    statusCode: 401,
    meaning: 'Firebase does not vouch for this sign-in (any more)',
    remedy: 'Sign in to Firebase again',
  },
  WRONG_METRICS_TOKEN: {
    statusCode: 401,
    meaning: 'GET /metrics was asked without METRICS_TOKEN',
    remedy: 'Send it as Authorization: Bearer',
  },
  WRONG_PASSWORD: {
    statusCode: 403,
    meaning: 'The current password is wrong',
    remedy: 'Check it; the session goes on',
  },
} as const satisfies Readonly<Record<string, ErrorMeaning>>
