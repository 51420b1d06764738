// Firebase itself is not here: what it would say is given.
import { text } from 'node:stream/consumers'
import t, { type Test } from 'tap'
import { DeskApi } from '../../src/api/desk-api.ts'
import { RefusedError, UnavailableError, WrongCredentialsError } from '../../src/api/errors.ts'
import { WayIn } from '../../src/session/way-in.ts'
import { answeringServer, json, problem } from '../support/answering-server.ts'

const ME = { email: 'ana@example.com', signedInAt: '2026-11-23T20:00:00.000Z', expiresAt: '' }
const BODY = { email: ME.email, password: 'secret' }
const FIREBASE = { apiKey: 'k', authDomain: 'a.example', projectId: 'p', google: true }

type Reply = readonly [status: number, body: unknown]

/** A desk that answers each path as it is told, and what it was sent. */
async function wayInto(t: Test, replies: Record<string, Reply>, idToken?: string) {
  const sent: string[] = []
  const { origin } = await answeringServer(t, async (request, response) => {
    const url = String(request.url)
    sent.push(`${url} ${await text(request)}`.trim())
    const [status, body] = replies[url] ?? [404, problem(404, 'NOT_FOUND', 'No such path')]
    json(response, status, body)
  })
  const word = async () => idToken
  const wayIn = new WayIn(new DeskApi({ baseURL: origin }), async () => ({
    withPassword: word,
    withGoogle: word,
  }))
  return { wayIn, sent }
}

t.test('a desk with passwords is sent the password, an older one too', async (t) => {
  const older: Record<string, Reply> = { '/auth/login': [200, ME] }
  const newer: Record<string, Reply> = {
    ...older,
    '/auth/config': [200, { provider: 'password', firebase: null }],
  }
  for (const replies of [older, newer]) {
    const { wayIn, sent } = await wayInto(t, replies)
    t.match(await wayIn.enter(BODY), ME)
    t.match(sent, ['/auth/config', '/auth/login {"email":"ana@example.com","password":"secret"}'])
    t.equal(await wayIn.enterWithGoogle(), undefined)
  }
})

t.test('a desk with Firebase is sent its word and never the password', async (t) => {
  const replies: Record<string, Reply> = {
    '/auth/config': [200, { provider: 'firebase', firebase: FIREBASE }],
    '/auth/firebase': [200, ME],
  }
  const { wayIn, sent } = await wayInto(t, replies, 'a.b.c')
  t.match(await wayIn.enter(BODY), ME)
  t.match(await wayIn.enterWithGoogle(), ME)
  const handedOver = '/auth/firebase {"idToken":"a.b.c"}'
  t.strictSame(sent, ['/auth/config', handedOver, handedOver])
})

t.test('whoever closes the window is not signed in, and nothing has gone wrong', async (t) => {
  const config: Reply = [200, { provider: 'firebase', firebase: FIREBASE }]
  const { wayIn, sent } = await wayInto(t, { '/auth/config': config })
  t.equal(await wayIn.enterWithGoogle(), undefined)
  t.strictSame(sent, ['/auth/config'])
})

t.test('what the desk refuses is told', async (t) => {
  const refusals: readonly (readonly [Reply, new (...args: never[]) => Error])[] = [
    [[401, problem(401, 'WRONG_ID_TOKEN', 'Expired')], WrongCredentialsError],
    [[403, problem(403, 'NOT_AN_ADMIN', 'Not let in')], RefusedError],
    [[503, problem(503, 'FIREBASE_UNAVAILABLE', 'Later')], UnavailableError],
  ]
  for (const [reply, error] of refusals) {
    const config: Reply = [200, { provider: 'firebase', firebase: FIREBASE }]
    const replies = { '/auth/config': config, '/auth/firebase': reply }
    const { wayIn } = await wayInto(t, replies, 'a.b.c')
    await t.rejects(wayIn.enter(BODY), error)
  }
})

t.test('a desk that could not say how is asked again', async (t) => {
  const replies: Record<string, Reply> = {
    '/auth/config': [500, problem(500, 'INTERNAL', 'Oh')],
    '/auth/login': [200, ME],
  }
  const { wayIn } = await wayInto(t, replies)
  await t.rejects(wayIn.enter(BODY), UnavailableError)
  replies['/auth/config'] = [200, { provider: 'password', firebase: null }]
  t.match(await wayIn.enter(BODY), ME)
})
