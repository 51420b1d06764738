// Whether a new password can be sent at all; whether it is good enough is the server's to say.

/** Shorter ones are refused. */
export const SHORTEST = 12

export interface PasswordEntry {
  readonly current: string
  readonly next: string
  readonly repeated: string
}

/** What is wrong with an entry; of several things the first one from above. */
export type PasswordFault = 'short' | 'same' | 'different'

export function faultOf({ current, next, repeated }: PasswordEntry): PasswordFault | undefined {
  if (next.length < SHORTEST) return 'short'
  if (next === current) return 'same'
  return next === repeated ? undefined : 'different'
}
