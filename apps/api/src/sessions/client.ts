// What an admin can tell a session by: the program and the address that it was begun with, as far as they are told.
import type { FastifyRequest } from 'fastify'
import type { KeptSession } from './kept-session.ts'

const LONGEST_CLIENT = 200

export function clientOf({
  headers,
  ip,
}: Pick<FastifyRequest, 'headers' | 'ip'>): Pick<KeptSession, 'client' | 'address'> {
  const client = headers['user-agent']?.replaceAll(/\p{Cc}/gu, '').slice(0, LONGEST_CLIENT)
  return { client: client || null, address: ip || null }
}
