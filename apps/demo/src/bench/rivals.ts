// What the desk is measured against: a bare Fastify route that sends the same bytes, and the same route behind
// @fastify/session with its own memory store.
import cookie from '@fastify/cookie'
import session from '@fastify/session'
import Fastify, { type FastifyInstance } from 'fastify'

declare module 'fastify' {
  interface Session {
    name?: string
  }
}

export interface Rival {
  readonly url: string
  /** A signed-in session's cookie, where the rival has sessions. */
  readonly cookie?: string
  close(): Promise<void>
}

export async function startBareRival(body: string): Promise<Rival> {
  const app = Fastify()
  answerWith(app, body)
  return { url: await app.listen({ host: '127.0.0.1', port: 0 }), close: () => app.close() }
}

export async function startSessionRival(body: string): Promise<Rival> {
  const app = Fastify()
  await app.register(cookie)
  await app.register(session, {
    secret: 'a secret that is long enough for a benchmark',
    cookie: { secure: false },
    saveUninitialized: false,
    rolling: false,
  })
  app.get('/sign-in', async (request) => {
    request.session.set('name', 'bench')
    return {}
  })
  answerWith(app, body)
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  const answer = await fetch(`${url}/sign-in`)
  const [sessionCookie = ''] = answer.headers.getSetCookie()
  return { url, cookie: sessionCookie.split(';', 1)[0] ?? '', close: () => app.close() }
}

function answerWith(app: FastifyInstance, body: string): void {
  app.get('/', async (_request, reply) => reply.type('application/json; charset=utf-8').send(body))
}
