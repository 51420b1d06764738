import t from 'tap'
import { useSessions } from '../../src/account/use-sessions.ts'
import { useTokens } from '../../src/account/use-tokens.ts'
import { AccountApi } from '../../src/api/account-api.ts'
import { DeskApi } from '../../src/api/desk-api.ts'
import { RefusedError, UnavailableError } from '../../src/api/errors.ts'
import { answeringServer, json } from '../support/answering-server.ts'
import { TinyAccounts } from '../support/tiny-accounts.ts'

const DOWN = { status: 503, code: 'SESSIONS_UNAVAILABLE', message: 'Not now' }
const idsOf = (list: readonly { id: string }[] | undefined) => list?.map(({ id }) => id)

t.test('a session that is ended leaves the list once the server has ended it', async (t) => {
  const { accounts, api } = await TinyAccounts.listen(t)
  const { sessions, load, end } = useSessions(api)
  await load()
  await end('café/1')
  t.strictSame(idsOf(sessions.value), ['here', 'phone'])
  t.equal(accounts.asked.at(-1), 'DELETE /api/auth/sessions/caf%C3%A9%2F1')
})

t.test('a session that could not be ended stays, and it is said why', async (t) => {
  const { accounts, api } = await TinyAccounts.listen(t)
  const { sessions, load, end } = useSessions(api)
  await load()
  accounts.failure = DOWN
  await t.rejects(end('phone'), new UnavailableError('Not now', undefined))
  t.strictSame(idsOf(sessions.value), ['here', 'phone', 'café/1'])
})

t.test('a session that has ended in the meantime is simply gone', async (t) => {
  const { accounts, api } = await TinyAccounts.listen(t)
  const { sessions, load, end } = useSessions(api)
  await load()
  accounts.sessions = accounts.sessions.filter(({ id }) => id !== 'phone')
  await end('phone')
  t.strictSame(idsOf(sessions.value), ['here', 'café/1'])
})

t.test('ending all others leaves the one that asks', async (t) => {
  const { accounts, api } = await TinyAccounts.listen(t)
  const { sessions, others, load, endOthers } = useSessions(api)
  await load()
  t.equal(others.value.length, 2)
  await endOthers()
  t.strictSame(idsOf(sessions.value), ['here'])
  t.strictSame(idsOf(accounts.sessions), ['here'])
})

t.test(
  'a list that can’t be had says why, keeps what was there, and comes with the next try',
  async (t) => {
    const { accounts, api } = await TinyAccounts.listen(t)
    const { sessions, failure, load } = useSessions(api)
    accounts.failure = DOWN
    await load()
    t.type(failure.value, UnavailableError)
    accounts.failure = undefined
    await load()
    t.equal(failure.value, undefined)
    t.equal(sessions.value?.length, 3)
    accounts.failure = DOWN
    await load()
    t.equal(sessions.value?.length, 3)
  },
)

t.test('a new token is on top, and its secret is held until it was stored', async (t) => {
  const { accounts, api } = await TinyAccounts.listen(t)
  const { tokens, fresh, load, create, forget } = useTokens(api)
  await load()
  await create({ name: 'new', scopes: ['orders:read'], expiresInDays: 30 })
  t.match(accounts.asked.at(-1), /"expiresInDays":30/)
  t.strictSame(idsOf(tokens.value), ['new', 'old'])
  t.equal(fresh.value?.secret, 'dd_secret')
  forget()
  t.equal(fresh.value, undefined)
})

t.test('the secret of a token that was revoked is of no use to anybody', async (t) => {
  const { api } = await TinyAccounts.listen(t)
  const { tokens, fresh, load, create, revoke } = useTokens(api)
  await load()
  await create({ name: 'new', scopes: ['orders:read'], expiresInDays: 30 })
  await revoke('new')
  t.equal(fresh.value, undefined)
  t.strictSame(idsOf(tokens.value), ['old'])
})

t.test('a password that is refused says why by its code', async (t) => {
  const { accounts, api } = await TinyAccounts.listen(t)
  const refused = { code: 'UNFIT_PASSWORD', message: 'It is too common' }
  accounts.failure = { status: 400, ...refused }
  const change = api.changePassword({ current: 'old', next: 'passwordpassword' })
  await t.rejects(change, new RefusedError(refused))
})

t.test('an answer that is none of the API’s is told from its own', async (t) => {
  const { origin } = await answeringServer(t, (_, response) => json(response, 200, { sessions: 7 }))
  const api = new AccountApi(new DeskApi({ baseURL: `${origin}/api` }))
  await t.rejects(api.sessions(), { code: 'UNAVAILABLE' })
  await t.rejects(api.tokens(), { code: 'UNAVAILABLE' })
})
