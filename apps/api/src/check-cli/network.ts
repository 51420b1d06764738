// Why a server does not answer: whether its name is known, whether anything listens there, or whether it is merely slow.
import { once } from 'node:events'
import { connect } from 'node:net'
import type { Trouble } from './finding.ts'

export interface Place {
  readonly host: string
  readonly port: number
}

/** Of `host:port`, the host perhaps an IPv6 address in brackets. */
export function placeOf(text: string): Place {
  const [, host = text, port = ''] = /^\[?(.*?)\]?(?::(\d+))?$/.exec(text) ?? []
  return { host, port: Number(port) }
}

/** Connects and hangs up. */
export async function troubleOnTheWay(place: Place, timeoutMs: number): Promise<Trouble> {
  const { host, port } = place
  const socket = connect({ host, port })
  try {
    await once(socket, 'connect', { signal: AbortSignal.timeout(timeoutMs) })
    return {
      says: `${host}:${port} can be reached, but gave no answer within ${timeoutMs} ms`,
      remedy:
        'try again; if it stays so, look at https://status.cloud.google.com, or whether a proxy stands in between',
    }
  } catch (error) {
    return troubleOfConnecting(error, place)
  } finally {
    socket.destroy()
  }
}

function troubleOfConnecting(error: unknown, { host, port }: Place): Trouble {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  switch (code) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return {
        says: `UNAVAILABLE: the name ${host} can't be resolved (${code})`,
        remedy: 'check that this machine has a network and a name server',
      }
    case 'ECONNREFUSED':
      return {
        says: `UNAVAILABLE: nothing listens at ${host}:${port}`,
        remedy: 'check FIRESTORE_EMULATOR_HOST, and that the emulator runs',
      }
    default:
      return {
        says: `UNAVAILABLE: ${host}:${port} can't be reached (${code ?? 'no answer'})`,
        remedy: 'check the network of this machine, and whether a firewall lets it out',
      }
  }
}
