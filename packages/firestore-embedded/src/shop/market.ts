// A country that the shop sells to, and where its customers live.
import type { Currency } from './money.ts'
import type { People } from './people.ts'
import type { Random, Weighted } from './random.ts'

export interface Market extends Weighted {
  /** ISO 3166-1 alpha-2. */
  readonly country: string
  readonly currency: Currency
  readonly people: People
  /** A postal code and a city; no code where a country has none. */
  readonly places: readonly (readonly [postalCode: string | null, city: string])[]
  /** With # for the number. */
  readonly streets: readonly string[]
}

export interface Address {
  readonly street: string
  readonly postalCode: string | null
  readonly city: string
  readonly country: string
}

export function drawAddress(random: Random, { country, places, streets }: Market): Address {
  const [postalCode, city] = random.pick(places)
  const street = random.pick(streets).replace('#', String(random.integer(1, 180)))
  return { street, postalCode, city, country }
}
