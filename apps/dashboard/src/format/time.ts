// Points in time as orders carry them.

/** Milliseconds since 1970 of an ISO 8601 time; `undefined` if it is none. Microseconds are cut off. */
export function parseTime(iso: string | null): number | undefined {
  const millis = iso === null ? Number.NaN : Date.parse(iso)
  return Number.isNaN(millis) ? undefined : millis
}
