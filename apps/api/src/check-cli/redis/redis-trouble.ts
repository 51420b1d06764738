// Why Redis can't be reached, and whether its address is one to be used without a password or TLS. No password is told.
import { BlockList, isIP } from 'node:net'
import type { RedisConfig } from '../../config/redis-config.ts'
import { type Finding, ok, type Trouble, warning } from '../finding.ts'
import { saidBy } from '../shop/firestore-trouble.ts'

interface Sign {
  readonly pattern: RegExp
  readonly remedy: string
}

/** By what ioredis, Redis or TLS says; the first one that fits counts. */
const SIGNS: readonly Sign[] = [
  {
    pattern: /WRONGPASS|invalid (?:username-password pair|password)|AUTH.*without any password/i,
    remedy:
      'user or password in REDIS_URL are wrong: copy the URL anew; what is special in them is written as %XX',
  },
  { pattern: /NOAUTH/i, remedy: 'it wants a password: REDIS_URL=redis://user:password@host:port' },
  { pattern: /NOPERM/i, remedy: 'give the user the permissions that the README lists' },
  {
    pattern: /ENOTFOUND|EAI_AGAIN/i,
    remedy:
      'the host in REDIS_URL is not known: check its name; an internal one is known inside the platform alone',
  },
  {
    pattern: /ECONNREFUSED/i,
    remedy: 'nothing listens there: check host and port in REDIS_URL, and that Redis runs',
  },
  {
    pattern: /certificate|self.signed|CERT_|ALTNAME/i,
    remedy:
      "its certificate is not one that this machine trusts: name the authority's file in NODE_EXTRA_CA_CERTS, or the host that the certificate is for",
  },
  {
    pattern: /wrong version number|packet length|EPROTO|SSL routines/i,
    remedy:
      'it does not speak TLS at that port: write redis:// instead of rediss://, or take its TLS port',
  },
  {
    pattern: /max number of clients/i,
    remedy: 'it has no connection left: end other clients, or raise maxclients',
  },
  {
    pattern: /DB index/i,
    remedy: 'it has no database of that number: leave the path of REDIS_URL away',
  },
  {
    pattern: /connection (?:was|is) closed|ECONNRESET/i,
    remedy: 'it hangs up at once: it may want TLS (rediss://), or not allow this address',
  },
]

export function redisTroubleOf(error: unknown, { url }: Pick<RedisConfig, 'url'>): Trouble {
  const said = wordsOf(error)
  const remedy = SIGNS.find(({ pattern }) => pattern.test(said))?.remedy ?? silent(url)
  return { says: `${hostOf(url)} can't be used: ${said}`, remedy }
}

/** Whether a way to Redis over the internet is open to others. */
export function judgeAddress(url: string): Finding {
  const { protocol, password, hostname } = new URL(url)
  const isTls = protocol === 'rediss:'
  const way = `${hostOf(url)} answers ${isTls ? 'by TLS' : 'without TLS'}, ${password === '' ? 'without a password' : 'with a password'}`
  if (isPrivate(hostname) || (isTls && password !== '')) return ok('Redis', way)
  return warning('Redis', {
    says: `${way}, and its host may be reached from the internet`,
    remedy: 'use its internal address, or rediss:// with a password: it holds sessions and orders',
  })
}

function silent(url: string): string {
  const isTls = new URL(url).protocol === 'rediss:'
  const other = isTls ? 'speaks TLS at all (else redis://)' : 'wants TLS (rediss://)'
  return `check host and port in REDIS_URL, a firewall in between, and whether the port ${other}`
}

function hostOf(url: string): string {
  return new URL(url).host
}

/** A name without a dot is one of the platform's own network. */
function isPrivate(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '')
  const family = isIP(host)
  if (family === 0)
    return !host.includes('.') || /\.(?:internal|local|localhost|localdomain)$/.test(host)
  return PRIVATE.check(host, family === 4 ? 'ipv4' : 'ipv6')
}

const PRIVATE = new BlockList()
PRIVATE.addSubnet('127.0.0.0', 8)
PRIVATE.addSubnet('10.0.0.0', 8)
PRIVATE.addSubnet('172.16.0.0', 12)
PRIVATE.addSubnet('192.168.0.0', 16)
PRIVATE.addSubnet('100.64.0.0', 10)
PRIVATE.addAddress('::1', 'ipv6')
PRIVATE.addSubnet('fc00::', 7, 'ipv6')

/** Node tells of several addresses tried in vain with an error that has no message of its own. */
function wordsOf(error: unknown): string {
  if (error instanceof AggregateError && error.message === '')
    return error.errors.map(saidBy).join(', ')
  return saidBy(error)
}
