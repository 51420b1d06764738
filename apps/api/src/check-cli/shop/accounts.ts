// Whether somebody may sign in, and whether accounts and API tokens can be written.
import { randomUUID } from 'node:crypto'
import { FirestoreAccountStore } from '../../accounts/firestore-account-store.ts'
import type { Config } from '../../config/config.ts'
import { openFirebaseAdmins } from '../../firebase-auth/open-firebase-admins.ts'
import { withDeadline } from '../../firestore/deadline.ts'
import { grpcStatusOf, NOT_FOUND } from '../../firestore/grpc-status.ts'
import { priceOfLookUp, priceOfQuery } from '../../orders/source/read-price.ts'
import { many } from '../amounts.ts'
import { type Finding, failure, ok } from '../finding.ts'
import { explain } from './connection.ts'
import { firebaseTroubleOf, judgeFirebaseAdmins } from './firebase-trouble.ts'
import type { Shop } from './shop.ts'

const FIREBASE_USERS = 10_000

export async function* checkAccounts(shop: Shop): AsyncGenerator<Finding> {
  yield await accountsFinding(shop)
  if (shop.config.auth.provider === 'firebase') yield await firebaseFinding(shop.config)
  yield await tokensFinding(shop)
}

async function accountsFinding({ config, client, spending }: Shop): Promise<Finding> {
  const { adminsCollection: collection, timeoutMs } = config.firestore
  try {
    const { accounts } = await new FirestoreAccountStore(client, { collection, timeoutMs }).list()
    spending.on({ reads: priceOfQuery(accounts.length) })
    const enabled = accounts.filter(({ disabled }) => !disabled).length
    const isNeeded = config.auth.provider === 'password'
    if (enabled > 0 || !isNeeded) {
      return ok(
        'accounts',
        `«${collection}» can be read, and has ${many(enabled, 'account')} that may sign in`,
      )
    }
    const others = accounts.length > 0 ? ` but ${accounts.length} disabled` : ''
    return failure('accounts', {
      says: `nobody may sign in: «${collection}» has no account${others}`,
      remedy: 'pnpm admin add you@example.com, or pnpm admin enable',
    })
  } catch (error) {
    return failure('accounts', await explain(error, config, collection))
  }
}

/**
 * Reads a token, and tries to change one that is not there: Firestore says whether it would be allowed, and nothing is
 * written.
 */
async function tokensFinding({ config, client, spending }: Shop): Promise<Finding> {
  const { tokensCollection: collection, timeoutMs } = config.firestore
  const nobody = client.collection(collection).doc(`check-${randomUUID()}`)
  try {
    await withDeadline(nobody.get(), timeoutMs)
    spending.on({ reads: priceOfLookUp(1) })
  } catch (error) {
    return failure('API tokens', await explain(error, config, collection))
  }
  try {
    await withDeadline(nobody.update({ lastUsedAt: null }), timeoutMs)
  } catch (error) {
    if (grpcStatusOf(error) !== NOT_FOUND) {
      const { says, remedy } = await explain(error, config, collection)
      return failure('API tokens', {
        says: `the desk may not write accounts and tokens: ${says}`,
        remedy,
      })
    }
  }
  return ok('API tokens', `«${collection}» can be read, and accounts and tokens written`)
}

async function firebaseFinding({ firestore }: Config): Promise<Finding> {
  const firebase = openFirebaseAdmins(firestore)
  try {
    return judgeFirebaseAdmins(await firebase.admins.count(FIREBASE_USERS))
  } catch (error) {
    return failure('Firebase', firebaseTroubleOf(error, firestore.projectId))
  } finally {
    await firebase.close()
  }
}
