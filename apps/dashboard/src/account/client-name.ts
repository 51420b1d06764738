// What a session was begun with, told from its User-Agent as far as a person needs it to know their own again:
// «Firefox on Windows». Browsers name their ancestors too, so the order decides.

/** The parts of a client; `product` is whatever a program that is no browser calls itself. */
export interface Client {
  readonly product: string
  readonly system: string | undefined
}

const PRODUCTS: readonly (readonly [RegExp, string])[] = [
  [/\bEdg(?:e|A|iOS)?\//, 'Edge'],
  [/\bOPR\/|\bOpera\b/, 'Opera'],
  [/\bVivaldi\//, 'Vivaldi'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:Chrome|Chromium|CriOS|HeadlessChrome)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
]

const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac ?OS ?X?\b|\bMacintosh\b/, 'macOS'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b|\bX11\b/, 'Linux'],
]

/** Undefined where a User-Agent says nothing. */
export function clientOf(userAgent: string | null): Client | undefined {
  const text = userAgent?.trim() ?? ''
  const own = /^[^\s/();]{1,40}/.exec(text)?.[0]
  const product = nameIn(PRODUCTS, text) ?? own
  return product === undefined ? undefined : { product, system: nameIn(SYSTEMS, text) }
}

function nameIn(names: readonly (readonly [RegExp, string])[], text: string): string | undefined {
  return names.find(([sign]) => sign.test(text))?.[1]
}
