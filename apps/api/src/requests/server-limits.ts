// How much of the process one client can hold: what a request may weigh, how slowly it may come, how long a connection
// may lie idle. A proxy in front has limits of its own; these hold without one.
import type { Server } from 'node:http'
import type { FastifyHttpOptions, FastifyInstance } from 'fastify'

/** The largest body is a sign-in, whose password of 1,024 characters may be written as six bytes each. */
const LARGEST_BODY_BYTES = 16 * 1024
/** Path and query are part of it. */
const LARGEST_HEADERS_BYTES = 16 * 1024
const MOST_HEADERS = 100
/** Firestore's longest document id, 1,500 bytes, each written as %XX. */
const LONGEST_PATH_PARAMETER = 4500
/** Admins have a few each, behind a proxy they share some; each takes about 10 kB. */
const MOST_CONNECTIONS = 2000
/** Longer than the proxies of the usual platforms keep theirs, so that it is they who close it and nobody races. */
const IDLE_KEPT_MS = 72_000
/** Nothing sent or read for so long: the other end is gone, or wants to hold on to it. A first sync may take minutes. */
const SILENCE_MS = 300_000

export interface Patience {
  /** How long all headers of a request may take to arrive. */
  readonly headersMs: number
  /** How long a whole request may take to arrive; what answers it may take longer. */
  readonly requestMs: number
  /** How often connections are looked at for it. */
  readonly checkEveryMs: number
}

const PATIENCE: Patience = { headersMs: 10_000, requestMs: 30_000, checkEveryMs: 5000 }

/** What goes into making the server. */
export function serverLimits(patience: Patience = PATIENCE) {
  return {
    bodyLimit: LARGEST_BODY_BYTES,
    requestTimeout: patience.requestMs,
    connectionTimeout: SILENCE_MS,
    keepAliveTimeout: IDLE_KEPT_MS,
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
    http: {
      maxHeaderSize: LARGEST_HEADERS_BYTES,
      headersTimeout: patience.headersMs,
      connectionsCheckingInterval: patience.checkEveryMs,
    },
    routerOptions: { maxParamLength: LONGEST_PATH_PARAMETER },
  } satisfies FastifyHttpOptions<Server>
}

/** What can only be told to a server that is made. */
export function limitConnections({ server }: FastifyInstance): void {
  server.maxConnections = MOST_CONNECTIONS
  server.maxHeadersCount = MOST_HEADERS
}
