// A session as Redis keeps it: who signed in and when, and nothing that would let a reader of Redis in.
import type { Session } from 'fastify'
import Type, { type Static } from 'typebox'
import { Value } from 'typebox/value'

const KeptSession = Type.Object({
  email: Type.String(),
  /** ISO 8601. */
  signedInAt: Type.String(),
})
export type KeptSession = Static<typeof KeptSession>

/** A session is read with every request; whoever would keep more in it should keep it elsewhere. */
const LARGEST_BYTES = 1000

/** A session has become too large to be read with every request. */
export class SessionTooLargeError extends Error {
  readonly code = 'SESSION_TOO_LARGE'

  constructor(bytes: number) {
    super(`A session of ${bytes} bytes is not kept: it may take ${LARGEST_BYTES}`)
    this.name = 'SessionTooLargeError'
  }
}

/** What is to be kept of `session`; undefined where nobody has signed in. */
export function keptOf({ email, signedInAt }: Session): KeptSession | undefined {
  return email === undefined || signedInAt === undefined ? undefined : { email, signedInAt }
}

/** The session for @fastify/session, which makes its cookie anew from its options: it is sent at sign-in alone. */
export function sessionFrom({ email, signedInAt }: KeptSession): Session {
  return { cookie: { originalMaxAge: null }, email, signedInAt }
}

/** @throws SessionTooLargeError */
export function keptText(kept: KeptSession): string {
  const text = JSON.stringify(kept)
  const bytes = Buffer.byteLength(text)
  if (bytes > LARGEST_BYTES) throw new SessionTooLargeError(bytes)
  return text
}

/** Undefined for what {@link keptText} did not make. */
export function parseKept(text: string): KeptSession | undefined {
  try {
    const kept: unknown = JSON.parse(text)
    return Value.Check(KeptSession, kept) ? kept : undefined
  } catch {
    return undefined
  }
}
