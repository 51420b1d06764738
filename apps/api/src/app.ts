// The service, top to bottom: what every request meets, what anyone may ask, and what takes a session or a token.
import { randomUUID } from 'node:crypto'
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyPluginCallback,
} from 'fastify'
import type { AccountStore } from './accounts/account-store.ts'
import type { KnownAccounts } from './accounts/known-accounts.ts'
import { openBreachedPasswords } from './accounts/pwned-passwords.ts'
import type { Replicas } from './caches/replicas.ts'
import type { Config } from './config/config.ts'
import type { FirebaseAdmins } from './firebase-auth/firebase-admins.ts'
import { AuthLog } from './logging/auth-log.ts'
import { pseudonyms } from './logging/pseudonym.ts'
import { RequestLog } from './logging/request-log.ts'
import { corsPlugin } from './plugins/cors.ts'
import { crossSitePlugin } from './plugins/cross-site.ts'
import { drainingPlugin } from './plugins/draining.ts'
import { helmetPlugin } from './plugins/helmet.ts'
import { metricsPlugin } from './plugins/metrics.ts'
import { noStorePlugin } from './plugins/no-store.ts'
import { answerUnrouted, problemsPlugin } from './plugins/problems.ts'
import { rateLimitPlugin } from './plugins/rate-limit.ts'
import { redisPlugin } from './plugins/redis.ts'
import { requestIdPlugin } from './plugins/request-id.ts'
import { sessionCookieName, sessionPlugin } from './plugins/session.ts'
import { staticPlugin } from './plugins/static.ts'
import { swaggerPlugin } from './plugins/swagger.ts'
import { sweepPlugin } from './plugins/sweep.ts'
import { underPressurePlugin } from './plugins/under-pressure.ts'
import { createGuard } from './principals/guard.ts'
import { answerClientError } from './problems/client-error.ts'
import type { DeskRedis } from './redis/desk-redis.ts'
import { limitConnections, serverLimits } from './requests/server-limits.ts'
import { trustProxy } from './requests/trusted-proxies.ts'
import { adminRoutes } from './routes/admin.ts'
import { accountRoutes } from './routes/auth.ts'
import { docsRoutes } from './routes/docs.ts'
import { healthRoutes } from './routes/health.ts'
import { ordersRoutes } from './routes/orders.ts'
import { passwordRoute } from './routes/password.ts'
import { secondFactorRoutes } from './routes/second-factor.ts'
import { sessionsRoutes } from './routes/sessions.ts'
import { signInRoutes } from './routes/sign-in.ts'
import { tokensRoutes } from './routes/tokens.ts'
import { SecondFactors } from './second-factor/second-factors.ts'
import type { SessionLife } from './sessions/session-life.ts'
import type { SessionStore } from './sessions/session-store.ts'
import { openThrottles } from './throttling/open-throttle.ts'
import { PasswordWork } from './throttling/password-work.ts'
import type { ApiTokens } from './tokens/api-tokens.ts'

/** What the service is made of; whoever builds it brings these and closes them after it. */
export interface AppDeps {
  readonly config: Config
  readonly logger: FastifyBaseLogger
  readonly accounts: AccountStore
  readonly knownAccounts: KnownAccounts
  /** Who decides about admins where they sign in with Firebase. */
  readonly firebase?: FirebaseAdmins | undefined
  readonly sessions: SessionStore
  readonly life: SessionLife
  readonly tokens: ApiTokens
  readonly replicas: Replicas
  /** Undefined where none is configured. */
  readonly redis: DeskRedis | undefined
  /** Makes the spans of requests, where traces are wanted. */
  readonly tracing?: FastifyPluginCallback | undefined
}

/** Builds the service, ready for `listen` or `inject`. */
export async function buildApp(deps: AppDeps): Promise<FastifyInstance> {
  const { config, sessions, tokens, replicas } = deps
  const app = Fastify({
    loggerInstance: deps.logger,
    logController: new RequestLog(),
    genReqId: () => randomUUID(),
    // A request that comes while the process ends is answered like any other: nothing that it needs is closed before.
    return503OnClosing: false,
    frameworkErrors: answerUnrouted,
    clientErrorHandler: answerClientError,
    ...serverLimits(),
    // A field that the schema does not know is a mistake to name, not one to drop without a word.
    ajv: { customOptions: { removeAdditional: false, coerceTypes: true } },
    trustProxy: trustProxy(config.requests.trustedProxies),
  })
  // JSON is all that is taken: a cross-site form can send text/plain, but not JSON.
  app.removeContentTypeParser('text/plain')
  limitConnections(app)

  sessions.onEnded((key) => replicas.ended(key))
  tokens.onEnded((key) => replicas.ended(key))

  if (deps.tracing !== undefined) await app.register(deps.tracing)
  await app.register(problemsPlugin)
  await app.register(requestIdPlugin)
  await app.register(drainingPlugin)
  await app.register(noStorePlugin)
  await app.register(helmetPlugin, { secure: config.production, auth: config.auth })
  if (deps.redis !== undefined) await app.register(redisPlugin, deps.redis)
  const authLog = new AuthLog(config.secretKeys[0])
  await guardRequests(app, { ...deps, authLog })
  await app.register(sweepPlugin, {
    sweep() {
      sessions.sweep()
      replicas.sweep()
    },
  })
  await app.register(swaggerPlugin, { cookieName: sessionCookieName(config.production) })
  await registerOperation(app, { ...deps, authLog })
  await app.register(docsRoutes)
  await app.register(async (api) => apiRoutes(api, { ...deps, authLog }))
  if (config.dashboardDir !== undefined) {
    await app.register(staticPlugin, { dir: config.dashboardDir })
  }
  return app
}

interface Parts extends AppDeps {
  readonly authLog: AuthLog
}

/** What those who operate the desk ask. */
async function registerOperation(app: FastifyInstance, parts: Parts): Promise<void> {
  const { config, knownAccounts, replicas, sessions, authLog, redis } = parts
  const isRedisConnected = () => redis && redis.client.status === 'ready'
  await app.register(healthRoutes, {
    facts: () => ({
      isDraining: app.isDraining(),
      isOverloaded: app.isUnderPressure(),
      accounts: knownAccounts.knowledge,
      replicas: replicas.statuses,
      isRedisConnected: isRedisConnected(),
    }),
  })
  const { metricsToken: token } = config.operation
  if (token === undefined) return
  await app.register(metricsPlugin, { token, replicas, sessions, authLog, isRedisConnected })
}

/** What a request meets before anything is done for it. */
async function guardRequests(app: FastifyInstance, parts: Parts): Promise<void> {
  const { config, redis, authLog } = parts
  const { rateLimitPerMinute: perMinute, allowedOrigins, publicOrigin } = config.requests
  const pseudonym = pseudonyms(config.secretKeys[0], 'requests')
  await app.register(underPressurePlugin, config.operation)
  if (allowedOrigins.length > 0) await app.register(corsPlugin, { origins: allowedOrigins })
  if (perMinute > 0) await app.register(rateLimitPlugin, { perMinute, redis, pseudonym })
  await app.register(crossSitePlugin, { allowedOrigins, publicOrigin, authLog })
}

async function apiRoutes(api: FastifyInstance, deps: Parts): Promise<void> {
  const { config } = deps
  await api.register(sessionPlugin, {
    store: deps.sessions,
    secretKeys: config.secretKeys,
    ttlSeconds: config.sessionTtlSeconds,
    secure: config.production,
  })
  const { signIns: throttle, codes } = openThrottles(deps)
  const signIn = {
    ...deps,
    throttle,
    passwordWork: new PasswordWork(),
    secondFactors: new SecondFactors({
      accounts: deps.accounts,
      throttle: codes,
      required: config.auth.provider === 'password' && config.auth.secondFactor === 'required',
      now: deps.life.now,
    }),
    secureCookie: config.production,
  }
  const standing = await signInRoutes(api, signIn)
  await api.register(async (guarded) => {
    guarded.decorateRequest('principal', null)
    guarded.addHook('onRequest', createGuard({ ...deps, standing }))
    await guarded.register(accountRoutes, signIn)
    await guarded.register(sessionsRoutes, deps)
    // Firebase has the passwords of its users, and the desk has no account of theirs that a token could stand for.
    if (deps.firebase === undefined) {
      const breached = openBreachedPasswords(config.breachedPasswordsUrl)
      await guarded.register(passwordRoute, { ...signIn, breached })
      await guarded.register(secondFactorRoutes, signIn)
      await guarded.register(tokensRoutes, deps)
    }
    await guarded.register(ordersRoutes, deps)
    await guarded.register(adminRoutes, deps)
  })
}
