// Each way in which Firestore can fail at the first call is told apart, and whether somebody may sign in.
import t from 'tap'
import { FirestoreAccountStore } from '../../../src/accounts/firestore-account-store.ts'
import { checkAccounts } from '../../../src/check-cli/shop/accounts.ts'
import { checkConnection, judgeClock } from '../../../src/check-cli/shop/connection.ts'
import {
  firebaseTroubleOf,
  judgeFirebaseAdmins,
} from '../../../src/check-cli/shop/firebase-trouble.ts'
import { firestoreTroubleOf } from '../../../src/check-cli/shop/firestore-trouble.ts'
import { startGoogle } from '../../fixtures/google-identity.ts'
import { about, checkedShop, linesOf } from '../findings.ts'

const CALLED = { projectId: 'a-shop', collection: 'orders' }

/** As Google says it. */
const FAILURES: readonly (readonly [code: number | undefined, message: string, says: RegExp])[] = [
  [undefined, 'Could not load the default credentials. Browse to …', /no credentials/],
  [undefined, 'invalid_grant: Invalid JWT Signature.', /credentials are not accepted/],
  [16, 'Request had invalid authentication credentials.', /credentials are not accepted/],
  [
    7,
    'Cloud Firestore API has not been used in project a-shop before or it is disabled.',
    /API is not enabled/,
  ],
  [7, 'Permission denied on resource project a-shop.', /no project a-shop/],
  [7, 'Missing or insufficient permissions.', /PERMISSION_DENIED for «orders»/],
  [
    9,
    'The Cloud Firestore API is not available for Firestore in Datastore Mode database',
    /Datastore mode/,
  ],
  [5, 'The database (default) does not exist for project a-shop', /no database/],
  [8, 'Quota exceeded.', /quota is used up/],
  [13, 'Internal.', /Firestore failed inside/],
]

t.test('what Google says is told apart', async (t) => {
  for (const [code, message, says] of FAILURES) {
    const error = Object.assign(new Error(message), code === undefined ? {} : { code })
    const wrapped = new Error('not now', { cause: error })
    t.match(firestoreTroubleOf(wrapped, CALLED)?.says, says)
  }
  for (const code of [4, 14]) {
    t.equal(firestoreTroubleOf(Object.assign(new Error('?'), { code }), CALLED), undefined)
  }
})

t.test('rights that are lacking keep the check from all the rest', async (t) => {
  const { shop, embedded } = await checkedShop(t)
  embedded.faults.inject({ method: 'RunQuery', status: 'PERMISSION_DENIED' })
  t.match(await linesOf(checkConnection(shop, Date.now)), [
    /^failure {2}Firestore: PERMISSION_DENIED .*roles\/datastore\.user/,
  ])
})

t.test('silence is looked into: a server that is slow, and one that is not there', async (t) => {
  const { shop, embedded, config } = await checkedShop(t, { SOURCE_TIMEOUT_MS: '200' })
  // A call that ended for want of a connection would be tried again long after the test.
  embedded.faults.inject({ method: 'RunQuery', delayMs: 500, status: 'PERMISSION_DENIED' })
  t.match(await linesOf(checkConnection(shop, Date.now)), [
    /can be reached, but gave no answer within 200 ms/,
  ])
  const connection = { kind: 'emulator', host: '127.0.0.1:1' } as const
  const elsewhere = {
    ...shop,
    config: { ...config, firestore: { ...config.firestore, connection } },
  }
  t.match(await linesOf(checkConnection(elsewhere, Date.now)), [
    /UNAVAILABLE: nothing listens at 127\.0\.0\.1:1/,
  ])
})

t.test("the clock is compared with Firestore's, within the time that the call took", async (t) => {
  const noon = Date.parse('2026-11-23T12:00:00Z')
  t.match(judgeClock(noon, { before: noon - 9000, after: noon + 9000 }), { level: 'ok' })
  const ahead = judgeClock(noon, { before: noon + 60_000, after: noon + 60_500 })
  t.match(ahead, { level: 'warning', says: /60 s ahead of/ })
  t.match(judgeClock(noon, { before: noon - 61_000, after: noon - 60_000 }), {
    says: /60 s behind/,
  })
})

t.test('somebody must be able to sign in', async (t) => {
  const { shop, client } = await checkedShop(t)
  t.match(about(await linesOf(checkAccounts(shop)), 'accounts'), /^failure .*pnpm admin add/)
  const accounts = new FirestoreAccountStore(client, { collection: 'admins', timeoutMs: 2000 })
  await accounts.add('ada@shop.example', 'a hash')
  await accounts.setDisabled('ada@shop.example', true)
  t.match(
    about(await linesOf(checkAccounts(shop)), 'accounts'),
    /^failure .*no account but 1 disabled/,
  )
  await accounts.setDisabled('ada@shop.example', false)
  const before = shop.spending.reads
  t.match(await linesOf(checkAccounts(shop)), [
    /^ok .*1 account that may sign in/,
    /^ok {7}API tokens/,
  ])
  t.equal(shop.spending.reads - before, 2)
})

t.test('rights to read alone are too little, and found without writing', async (t) => {
  const { shop, embedded, client } = await checkedShop(t)
  await linesOf(checkAccounts(shop))
  t.strictSame(await client.listCollections(), [])
  embedded.faults.inject({ method: 'Commit', status: 'PERMISSION_DENIED' })
  t.match(
    about(await linesOf(checkAccounts(shop)), 'API tokens'),
    /^failure .*may not write .*roles\/datastore\.user/,
  )
})

t.test('with Firebase an admin is a user with the claim, the address verified', async (t) => {
  const { admins, user, google } = await startGoogle(t, { timeoutMs: 300 })
  t.match(judgeFirebaseAdmins(await admins.count(10)), { level: 'ok', says: /1 admin may sign in/ })
  user.emailVerified = false
  t.match(judgeFirebaseAdmins(await admins.count(10)), {
    level: 'failure',
    remedy: /firebase grant/,
  })
  google.isDown = true
  const trouble = await admins.count(10).catch((error) => firebaseTroubleOf(error, 'a-shop'))
  t.match(trouble, { says: /can't be asked/ })
  t.match(firebaseTroubleOf(new Error('auth/configuration-not-found'), 'a-shop'), {
    says: /no Firebase Authentication/,
  })
})
