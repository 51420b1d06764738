// Which page a request that changes something was sent by. A browser sends the cookie along whichever page asks, and
// says so in headers that no page can set.

/** What a request says about itself; see `Sec-Fetch-Site` in the W3C's Fetch Metadata, `Origin` in RFC 6454. */
export interface RequestOrigin {
  readonly method: string
  readonly fetchSite: string | undefined
  readonly origin: string | undefined
  /** The origin that the API is asked under, as far as it can see. */
  readonly ownOrigin: string
}

/** The methods that change nothing (RFC 9110, 9.2.1). */
const SAFE = ['GET', 'HEAD', 'OPTIONS']
/** A page of ours, or no page at all: typed by hand, or a bookmark. */
const OWN = ['same-origin', 'none']

/**
 * Whether a request may change something. `trusted` are the origins whose pages may. A request without both headers
 * is no browser's: every one since 2020 sends Origin with a POST.
 */
export function mayChange(request: RequestOrigin, trusted: readonly string[]): boolean {
  const { method, fetchSite, origin, ownOrigin } = request
  if (SAFE.includes(method)) return true
  if (origin !== undefined && trusted.includes(origin)) return true
  if (fetchSite !== undefined) return OWN.includes(fetchSite)
  return origin === undefined || origin === ownOrigin
}
