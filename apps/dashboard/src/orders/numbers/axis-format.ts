// Numbers for an axis: rounded and short, because the exact ones are in the table and under the pointer.

/** `1.2K`. */
export function axisCount(locale: string): (value: number) => string {
  const format = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 })
  return (value) => format.format(value)
}

/**
 * `€1.2K`.
 *
 * @param currency - where Intl does not know it, the number stands alone
 */
export function axisMoney(locale: string, currency: string): (value: number) => string {
  const code = currency.trim()
  if (!/^[A-Za-z]{3}$/.test(code)) return axisCount(locale)
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: code,
    currencyDisplay: 'narrowSymbol',
    notation: 'compact',
    minimumFractionDigits: 0,
    maximumFractionDigits: 1,
  })
  return (value) => format.format(value)
}
