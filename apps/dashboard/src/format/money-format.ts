// Sums in the currency of their order. Shops write what they like into that field, so a code that Intl
// refuses is shown beside a plain number instead of breaking the table.

/** ISO 4217 codes are three letters; Intl throws at anything else. */
const CURRENCY_CODE = /^[A-Za-z]{3}$/

/**
 * A function that formats an amount with the digits that its currency has: `€12.50`, `¥1,250`, `KWD 3.500`. Its
 * amount is in units of `currency`, not in cents; a `currency` that is not ISO 4217 is put behind the number.
 *
 * @param nothing - what stands for an amount that is not there
 */
export function createMoneyFormat(locale: string, nothing: string) {
  const plain = new Intl.NumberFormat(locale, {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  })
  const byCurrency = new Map<string, Intl.NumberFormat>()

  function formatterFor(code: string): Intl.NumberFormat {
    const known = byCurrency.get(code)
    if (known) return known
    const formatter = new Intl.NumberFormat(locale, { style: 'currency', currency: code })
    byCurrency.set(code, formatter)
    return formatter
  }

  return (amount: number | null, currency: string | null): string => {
    if (amount === null) return nothing
    const code = currency?.trim() ?? ''
    if (CURRENCY_CODE.test(code)) return formatterFor(code.toUpperCase()).format(amount)
    return code === '' ? plain.format(amount) : `${plain.format(amount)} ${code}`
  }
}
