// A session as it is kept: whose it is, what it began with and when it was seen last, and nothing that would let a
// reader of the store in.
import type { Session } from 'fastify'
import Type, { type Static } from 'typebox'
import { Value } from 'typebox/value'

const KeptSession = Type.Object({
  email: Type.String(),
  /** What the account signed in with; see `credentialsOf`. */
  credential: Type.String(),
  /** ISO 8601. */
  signedInAt: Type.String(),
  /** ISO 8601. */
  lastSeenAt: Type.String(),
  /** The User-Agent that it was begun with. */
  client: Type.Union([Type.String(), Type.Null()]),
  /** The network address that it was begun from. */
  address: Type.Union([Type.String(), Type.Null()]),
})
export type KeptSession = Readonly<Static<typeof KeptSession>>

declare module 'fastify' {
  interface Session {
    /** Set at sign-in; a session without it belongs to nobody. */
    kept?: KeptSession
  }
}

/** A session is read with every request; whoever would keep more in it should keep it elsewhere. */
const LARGEST_BYTES = 2000

/** A session has become too large to be read with every request. */
export class SessionTooLargeError extends Error {
  readonly code = 'SESSION_TOO_LARGE'

  constructor(bytes: number) {
    super(`A session of ${bytes} bytes is not kept: it may take ${LARGEST_BYTES}`)
    this.name = 'SessionTooLargeError'
  }
}

/** The session for @fastify/session, which makes its cookie anew from its options: it is sent at sign-in alone. */
export function sessionFrom(kept: KeptSession): Session {
  return { cookie: { originalMaxAge: null }, kept }
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
