// Sums in the currency of their order. Shops write what they like into that field, so a code that Intl
// refuses is shown beside a plain number instead of breaking the table.
import { LOCALE } from './locale.ts'

const plain = new Intl.NumberFormat(LOCALE, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
const byCurrency = new Map<string, Intl.NumberFormat>()

/** ISO 4217 codes are three letters; Intl throws at anything else. */
const CURRENCY_CODE = /^[A-Za-z]{3}$/

/** What stands where an order has no such value. */
export const NOTHING = '–'

/**
 * Formats an amount with the digits that its currency has: `€12.50`, `¥1,250`, `KWD 3.500`.
 *
 * @param amount - in units of `currency`, not in cents
 * @param currency - ISO 4217; any other text is put behind the number as it is
 */
export function formatMoney(amount: number | null, currency: string | null): string {
  if (amount === null) return NOTHING
  const code = currency?.trim() ?? ''
  if (CURRENCY_CODE.test(code)) return formatterFor(code.toUpperCase()).format(amount)
  return code === '' ? plain.format(amount) : `${plain.format(amount)} ${code}`
}

function formatterFor(code: string): Intl.NumberFormat {
  const known = byCurrency.get(code)
  if (known) return known
  const formatter = new Intl.NumberFormat(LOCALE, { style: 'currency', currency: code })
  byCurrency.set(code, formatter)
  return formatter
}
