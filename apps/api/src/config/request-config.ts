// Whose requests are believed: which proxies tell the client's address, which origins are the dashboard's own, and how
// often one address may ask.
import { isIP } from 'node:net'
import type { ConfigProblem } from './config-error.ts'
import { type Environment, quote } from './environment.ts'

export interface RequestConfig {
  /** A number of proxies in front of the API, or the addresses and networks (CIDR) that they have. */
  readonly trustedProxies: number | readonly string[]
  /** The origin that browsers know the dashboard by, where it is not the one that the API is asked under. */
  readonly publicOrigin: string | undefined
  /** Other origins whose pages may use the API with a session. */
  readonly allowedOrigins: readonly string[]
  /** Of one client address, under /api; 0 for no limit. */
  readonly rateLimitPerMinute: number
}

type Variables = Pick<
  Environment,
  'NODE_ENV' | 'TRUST_PROXY' | 'PUBLIC_ORIGIN' | 'ALLOWED_ORIGINS' | 'RATE_LIMIT_PER_MINUTE'
>

const MOST_HOPS = 10

export function requestConfig(values: Variables, problems: ConfigProblem[]): RequestConfig {
  const publicOrigin = values.PUBLIC_ORIGIN
  const allowedOrigins = words(values.ALLOWED_ORIGINS)
  const wrongOrigin = [publicOrigin ?? '', ...allowedOrigins].find(
    (origin) => origin !== '' && !isOrigin(origin),
  )
  if (wrongOrigin !== undefined) {
    problems.push({
      variable: wrongOrigin === publicOrigin ? 'PUBLIC_ORIGIN' : 'ALLOWED_ORIGINS',
      fault: `must be exact origins such as https://desk.example.com, without a path; ${quote(wrongOrigin)} is none`,
    })
  }
  return Object.freeze({
    trustedProxies: trustedProxies(values, problems),
    publicOrigin,
    allowedOrigins: Object.freeze(allowedOrigins),
    rateLimitPerMinute: values.RATE_LIMIT_PER_MINUTE,
  })
}

/** In production one proxy, the platform's own, ends TLS in front of the API. */
function trustedProxies(
  { NODE_ENV, TRUST_PROXY: given }: Variables,
  problems: ConfigProblem[],
): number | readonly string[] {
  if (given === undefined) return NODE_ENV === 'production' ? 1 : 0
  if (/^\d{1,3}$/.test(given) && Number(given) <= MOST_HOPS) return Number(given)
  const networks = words(given)
  if (networks.length > 0 && networks.every(isNetwork)) return Object.freeze(networks)
  problems.push({
    variable: 'TRUST_PROXY',
    fault: `must be a number of proxies from 0 to ${MOST_HOPS}, or their addresses and networks such as 10.0.0.0/8,fd00::/8; it is ${quote(given)}`,
  })
  return 0
}

function isNetwork(word: string): boolean {
  const [address = '', bits = '0', ...rest] = word.split('/')
  const longest = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1
  return rest.length === 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= longest
}

function isOrigin(word: string): boolean {
  return (
    /^https?:\/\/[\w.:[\]-]+$/.test(word) && URL.canParse(word) && new URL(word).origin === word
  )
}

function words(list: string | undefined): string[] {
  return (list ?? '').split(',').flatMap((word) => word.trim() || [])
}
