// What a check has found out about one thing, in words for the one who can put it right.

type Level = 'ok' | 'warning' | 'failure'

/** `failure` keeps the desk from working; with a `warning` it works, but not as it should. */
export interface Finding {
  readonly level: Level
  /** The thing that was looked at, in a word or two. */
  readonly about: string
  readonly says: string
  /** What to do about it; always there unless all is well. */
  readonly remedy?: string
}

/** What is wrong and what to do about it, before it is known of how much weight it is. */
export interface Trouble {
  readonly says: string
  readonly remedy: string
}

export function ok(about: string, says: string): Finding {
  return { level: 'ok', about, says }
}

export function warning(about: string, { says, remedy }: Trouble): Finding {
  return { level: 'warning', about, says, remedy }
}

export function failure(about: string, { says, remedy }: Trouble): Finding {
  return { level: 'failure', about, says, remedy }
}
