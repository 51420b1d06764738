// Amounts are counted in a currency's smallest unit, so that a total is exactly the sum of its parts.

interface CurrencyRules {
  /** Digits behind the point (ISO 4217). */
  readonly decimals: 0 | 2 | 3
  /** Units for one euro: about right, and the same for ever. */
  readonly perEuro: number
  /** Price tags are multiples of it, in smallest units; less one where there are cents, as in 19.99. */
  readonly step: number
}

const CURRENCIES = {
  EUR: { decimals: 2, perEuro: 1, step: 50 },
  USD: { decimals: 2, perEuro: 1.1, step: 50 },
  GBP: { decimals: 2, perEuro: 0.86, step: 50 },
  CAD: { decimals: 2, perEuro: 1.5, step: 50 },
  PLN: { decimals: 2, perEuro: 4.3, step: 100 },
  TRY: { decimals: 2, perEuro: 36, step: 500 },
  UAH: { decimals: 2, perEuro: 45, step: 500 },
  ILS: { decimals: 2, perEuro: 4, step: 100 },
  AED: { decimals: 2, perEuro: 4, step: 100 },
  KWD: { decimals: 3, perEuro: 0.34, step: 250 },
  INR: { decimals: 2, perEuro: 92, step: 1000 },
  THB: { decimals: 2, perEuro: 38, step: 500 },
  TWD: { decimals: 2, perEuro: 35, step: 500 },
  KRW: { decimals: 0, perEuro: 1480, step: 100 },
  JPY: { decimals: 0, perEuro: 160, step: 10 },
} as const satisfies Record<string, CurrencyRules>

/** ISO 4217. */
export type Currency = keyof typeof CURRENCIES

/** The price tag, in the currency's smallest units, of what costs `euroCents`. */
export function priceTag(euroCents: number, currency: Currency): number {
  const { decimals, perEuro, step } = CURRENCIES[currency]
  const exact = (euroCents / 100) * perEuro * 10 ** decimals
  const steps = Math.max(1, Math.round(exact / step))
  return steps * step - (decimals === 2 ? 1 : 0)
}

/** Smallest units as the number people write: 1999 cents are 19.99 euros, 1999 yen are 1999. */
export function units(smallest: number, currency: Currency): number {
  return smallest / 10 ** CURRENCIES[currency].decimals
}
