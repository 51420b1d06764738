// Pages of other sites can make a browser send a request with the session's cookie. What changes something is refused
// unless it comes from a page of the desk: signing in too, or a stranger could sign someone in as himself.
import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import type { RequestConfig } from '../config/request-config.ts'
import type { AuthLog } from '../logging/auth-log.ts'
import { mayChange } from '../requests/request-origin.ts'

/** Another site's page asked for a change. */
class CrossSiteRequestError extends Error {
  readonly code = 'CROSS_SITE_REQUEST'

  constructor() {
    super(
      'Pages of other sites can change nothing here. If this is a page of the desk, name its origin in PUBLIC_ORIGIN or ALLOWED_ORIGINS',
    )
    this.name = 'CrossSiteRequestError'
  }
}

export interface CrossSiteOptions extends Pick<RequestConfig, 'publicOrigin' | 'allowedOrigins'> {
  readonly authLog: AuthLog
}

/** Refuses what other sites' pages would change, before anything else looks at it. */
export const crossSitePlugin = fp(
  async (app: FastifyInstance, { publicOrigin, allowedOrigins, authLog }: CrossSiteOptions) => {
    const trusted = publicOrigin === undefined ? allowedOrigins : [publicOrigin, ...allowedOrigins]
    app.addHook('onRequest', async (request) => {
      const { method, headers, protocol, host } = request
      const fetchSite = headers['sec-fetch-site']
      const asked = {
        method,
        fetchSite: Array.isArray(fetchSite) ? fetchSite.join() : fetchSite,
        origin: headers.origin,
        ownOrigin: `${protocol}://${host}`,
      }
      if (mayChange(asked, trusted)) return
      authLog.tell(request, 'cross-site-request')
      throw new CrossSiteRequestError()
    })
  },
  { name: 'deltadesk-cross-site' },
)
