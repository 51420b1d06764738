// What the document says of the API as a whole.
import type { Tag } from '@deltadesk/contract/operations'

export const TITLE = 'Deltadesk'
/** Of the API: the first number goes up with what breaks a client, the second with what is added. */
export const API_VERSION = '1.0'

/** A paragraph each. The README has the same words. */
export const PROMISE = [
  'Added without notice: operations, optional parameters and fields of a request, fields of an answer, headers, error codes, and values of a field whose description does not list them all. So pass over what you don’t know, and treat an error code that you don’t know by its status.',
  'Never changed within version 1: the method and path of an operation, the name, type and meaning of a field, whether it is always there, the status and meaning of an error code, what a scope lets a token do, and that a request which is accepted today is accepted tomorrow. A cursor is text to hand back: what stands in it may change at any time, and an old one is answered with a snapshot.',
  'What breaks this comes under `/api/v2`, beside what there is. It is announced in the changelog, and the old operations then say so in their answers, with the headers Deprecation (RFC 9745) and Sunset (RFC 8594), for six months at least before they go.',
] as const

export const DESCRIPTION = [
  'A shop’s orders as they are now, and then only what changes. Ask `GET /api/orders` for a snapshot, keep the `cursor` of its last page, and hand it back as `since` for all that has changed after it.',
  'Sign in for a session cookie, or send an API token as `Authorization: Bearer <token>`. A request with a token is judged by the token alone. What changes something and comes from a page needs that page to be of the desk’s own origin, or of one in ALLOWED_ORIGINS.',
  'Every error is a Problem: `{ statusCode, code, error, message }`. Programs go by `code`, `message` is for people. Answers with 429 and most with 503 say in Retry-After how many seconds to wait. Every answer has an X-Request-Id, by which an operator finds it in the log.',
]

/** In the order in which they are shown. */
export const TAGS: Readonly<Record<Tag, string>> = {
  Orders: 'The delta protocol, and one order by its id.',
  'Signing in': 'Sessions begin and end here.',
  'Second factor':
    'What a sign-in takes besides the password. Not where admins sign in with Firebase, which has factors of its own.',
  Sessions: 'Where an account is signed in.',
  'API tokens': 'How programs ask in an account’s name, with some of its rights and until a day.',
  Operation: 'For operators, platforms and tools.',
}
