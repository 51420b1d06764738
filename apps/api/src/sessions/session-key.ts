// What a session is called wherever it is not opened: in Redis, in messages, beside what is kept for it.
import { hash } from 'node:crypto'

/**
 * Names a session without being able to open it. An id has 192 random bits, so nobody finds it by trying, and the
 * name needs no salt: every process of the desk comes to the same one.
 */
export function sessionKeyOf(sessionId: string): string {
  return hash('sha256', sessionId, 'base64url')
}
