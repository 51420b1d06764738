// What is wrong with a request before the desk looks at it, or with the desk itself.
import type { ErrorMeaning } from './desk-errors.ts'

export const REQUEST_ERRORS = {
  BODY_TOO_LARGE: {
    statusCode: 413,
    meaning: 'The body has more than 16 KiB',
    remedy: 'Send less',
  },
  HEADERS_TOO_LARGE: {
    statusCode: 431,
    meaning: 'Path and headers have more than 16 KiB together',
    remedy: 'Send less',
  },
  INTERNAL: {
    statusCode: 500,
    meaning: 'A fault of the desk; its log says which',
    remedy: 'Tell an operator when it was',
  },
  INVALID_REQUEST: {
    statusCode: 400,
    meaning:
      'A field of the path, the query or the body is missing, unknown or does not fit; the message names it',
    remedy: 'Correct the request',
  },
  MALFORMED_JSON: {
    statusCode: 400,
    meaning: 'The body is not JSON',
    remedy: 'Correct the body',
  },
  MALFORMED_REQUEST: {
    statusCode: 400,
    meaning: 'What arrived is not HTTP/1.1',
    remedy: 'Look at the client and at what is between',
  },
  REQUEST_TIMEOUT: {
    statusCode: 408,
    meaning: 'The request took too long to arrive',
    remedy: 'Send it again',
  },
  UNSUPPORTED_MEDIA_TYPE: {
    statusCode: 415,
    meaning: 'The body is not announced as application/json',
    remedy: 'Send Content-Type: application/json',
  },
} as const satisfies Readonly<Record<string, ErrorMeaning>>
