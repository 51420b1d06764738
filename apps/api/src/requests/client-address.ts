// What counts as one client: an IPv4 address, or a network of IPv6, since a household has all addresses of one.
import { normalizeIP } from '@fastify/rate-limit'

const IPV6_SUBNET = 64

/** One spelling for all addresses that are the same client. */
export function clientAddress({ ip }: { readonly ip: string }): string {
  return normalizeIP(ip, IPV6_SUBNET)
}
