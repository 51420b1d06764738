// Passwords as they are stored: argon2id (RFC 9106) in PHC string format
// (github.com/P-H-C/phc-string-format), so that a hash carries its own parameters and they can be raised later.
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { UnfitPasswordError } from './account.ts'

const derive = promisify(argon2)

const SHORTEST_PASSWORD = 12
const LONGEST_PASSWORD = 1024

/** OWASP's Password Storage Cheat Sheet: argon2id with 19 MiB, two passes, one lane. */
const CHOSEN = { memory: 19_456, passes: 2, parallelism: 1 } as const
const SALT_BYTES = 16
const HASH_BYTES = 32

const PHC =
  /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]{11,86})\$([A-Za-z0-9+/]{22,86})$/

/** Both functions, for whoever has others wait for their turn. */
export interface PasswordHashing {
  readonly hashPassword: typeof hashPassword
  readonly verifyPassword: typeof verifyPassword
}

interface Derivation {
  readonly memory: number
  readonly passes: number
  readonly parallelism: number
  readonly nonce: Buffer
  readonly tagLength: number
}

/**
 * Hashes a new password with a salt of its own.
 *
 * @returns a PHC string.
 * @throws UnfitPasswordError if it is shorter than 12 or longer than 1,024 characters.
 */
export async function hashPassword(password: string): Promise<string> {
  if (password.length < SHORTEST_PASSWORD || password.length > LONGEST_PASSWORD) {
    throw new UnfitPasswordError(
      `A password has ${SHORTEST_PASSWORD} to ${LONGEST_PASSWORD.toLocaleString('en')} characters`,
    )
  }
  const nonce = randomBytes(SALT_BYTES)
  const hash = await run(password, { ...CHOSEN, nonce, tagLength: HASH_BYTES })
  return toPhc(nonce, hash)
}

/**
 * Whether `password` is the one that `stored` was made from. Without a stored hash, or with one that can't be read,
 * the answer is no, after as much work as a wrong password takes: the time tells nobody which accounts exist.
 */
export async function verifyPassword(
  password: string,
  stored: string | undefined,
): Promise<boolean> {
  const parsed = stored === undefined ? undefined : fromPhc(stored)
  const { derivation, hash } = parsed ?? NOBODY
  const actual = await run(password, derivation)
  return timingSafeEqual(actual, hash) && parsed !== undefined
}

/**
 * Whether `stored` takes less work to try passwords against than a hash that is made today. More memory makes up for
 * fewer passes and the other way round, as in the choices that OWASP calls equal.
 */
export function isOutdated(stored: string): boolean {
  const derivation = fromPhc(stored)?.derivation
  return derivation !== undefined && workOf(derivation) < workOf(CHOSEN)
}

function workOf({ memory, passes }: Pick<Derivation, 'memory' | 'passes'>): number {
  return memory * passes
}

const NOBODY = {
  derivation: { ...CHOSEN, nonce: randomBytes(SALT_BYTES), tagLength: HASH_BYTES },
  hash: randomBytes(HASH_BYTES),
}

// The same password can be typed as different sequences of code points; NFKC makes them one (NIST SP 800-63B, 3.1.1.2).
function run(password: string, derivation: Derivation): Promise<Buffer> {
  return derive('argon2id', { ...derivation, message: password.normalize('NFKC') })
}

function toPhc(nonce: Buffer, hash: Buffer): string {
  const { memory, passes, parallelism } = CHOSEN
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${base64(nonce)}$${base64(hash)}`
}

function fromPhc(phc: string): { derivation: Derivation; hash: Buffer } | undefined {
  const [, memory, passes, parallelism, salt, tag] = PHC.exec(phc) ?? []
  if (salt === undefined || tag === undefined) return undefined
  const hash = Buffer.from(tag, 'base64')
  const derivation = {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    nonce: Buffer.from(salt, 'base64'),
    tagLength: hash.length,
  }
  // RFC 9106, 3.1: at least one pass and one lane, and 8 KiB of memory for each lane.
  const possible =
    derivation.passes >= 1 &&
    derivation.parallelism >= 1 &&
    derivation.memory >= 8 * derivation.parallelism
  return possible ? { derivation, hash } : undefined
}

function base64(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '')
}
