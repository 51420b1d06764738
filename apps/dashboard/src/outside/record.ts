// What comes from outside may be anything: an answer from the network, or a text that this browser kept, written by
// another version of the dashboard or by another hand. This is the first question to it.

/** An object to look for fields in; a list is none. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** What `JSON.stringify` made of an object, read back; empty where the text says something else. Never throws. */
export function recordIn(json: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(json)
    return isRecord(value) ? value : {}
  } catch {
    return {}
  }
}
