// The time zones there are, by the names of their cities, and how somebody finds theirs.

/** A time zone as a list shows it. */
export interface TimeZoneEntry {
  /** IANA name: `America/Argentina/Buenos_Aires`. */
  readonly name: string
  /** `Buenos Aires`. */
  readonly city: string
  /** `America, Argentina`; empty for UTC. */
  readonly region: string
}

/** Cities that browsers list under a name of long ago. */
const TODAY: Readonly<Record<string, string>> = {
  Asmera: 'Asmara',
  Calcutta: 'Kolkata',
  Faeroe: 'Faroe',
  Godthab: 'Nuuk',
  Katmandu: 'Kathmandu',
  Kiev: 'Kyiv',
  Rangoon: 'Yangon',
  Saigon: 'Ho Chi Minh City',
}

/** More in a list help nobody: typing does. */
const MOST_SHOWN = 60

/** All that this browser knows, and UTC, which its list leaves out. */
export function allTimeZones(): readonly TimeZoneEntry[] {
  const names = new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])
  return [...names].map(entryOf)
}

/** Takes a name apart for reading. */
export function entryOf(name: string): TimeZoneEntry {
  const parts = name.replaceAll('_', ' ').split('/')
  const city = parts.at(-1) ?? name
  return { name, city: TODAY[city] ?? city, region: parts.slice(0, -1).join(', ') }
}

/** Those with a word that begins with each word of `query`, where the city counts for more than the region. */
export function findTimeZones(
  zones: readonly TimeZoneEntry[],
  query: string,
): { shown: readonly TimeZoneEntry[]; more: number } {
  const wanted = wordsIn(query)
  const byCity = zones.filter(({ city }) => hasAll(wordsIn(city), wanted))
  const others = zones.filter(
    (zone) => !byCity.includes(zone) && hasAll(wordsIn(zone.name), wanted),
  )
  const found = [...byCity, ...others]
  return { shown: found.slice(0, MOST_SHOWN), more: Math.max(0, found.length - MOST_SHOWN) }
}

/** What its clocks show beside UTC: `GMT+5:30`. Another in summer than in winter. */
export function offsetOf(name: string, at: number): string {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone: name,
    timeZoneName: 'shortOffset',
  }).formatToParts(at)
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? ''
}

function hasAll(words: readonly string[], wanted: readonly string[]): boolean {
  return wanted.every((start) => words.some((word) => word.startsWith(start)))
}

function wordsIn(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
}
