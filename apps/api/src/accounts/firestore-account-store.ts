// Accounts in the shop's own Firestore: the desk brings no database of its own.
import {
  type CollectionReference,
  type DocumentData,
  FieldValue,
  type Firestore,
  type QuerySnapshot,
} from 'firebase-admin/firestore'
import { withDeadline } from '../firestore/deadline.ts'
import {
  ALREADY_EXISTS,
  FAILED_PRECONDITION,
  grpcStatusOf,
  NOT_FOUND,
} from '../firestore/grpc-status.ts'
import { timestampOf, timestampText } from '../orders/moment.ts'
import type { PendingFactor, SecondFactor } from '../second-factor/second-factor.ts'
import {
  type Account,
  AccountChangedError,
  AccountExistsError,
  AccountNotFoundError,
  AccountsUnavailableError,
} from './account.ts'
import { accountFrom, idOf } from './account-document.ts'
import type { AccountList, AccountListener, AccountStore } from './account-store.ts'
import { credentialsOf, newSeries, rehashedFrom } from './credential.ts'

export interface FirestoreAccountStoreOptions {
  readonly collection: string
  readonly timeoutMs: number
}

/** Keeps each account as one document of a collection, and checks existence in the same step that writes. */
export class FirestoreAccountStore implements AccountStore {
  readonly #accounts: CollectionReference
  readonly #timeoutMs: number

  constructor(firestore: Firestore, options: FirestoreAccountStoreOptions) {
    this.#accounts = firestore.collection(options.collection)
    this.#timeoutMs = options.timeoutMs
  }

  async find(email: string): Promise<Account | undefined> {
    const snapshot = await this.#run(this.#document(email).get())
    return accountFrom(snapshot)
  }

  async list(): Promise<AccountList> {
    return toList(await this.#run(this.#accounts.orderBy('email').get()))
  }

  watch({ changed, failed }: AccountListener): () => void {
    return this.#accounts
      .orderBy('email')
      .onSnapshot((snapshot) => changed(toList(snapshot)), failed)
  }

  async add(email: string, passwordHash: string): Promise<void> {
    const createdAt = FieldValue.serverTimestamp()
    const account = { email, passwordHash, disabled: false, createdAt }
    await this.#run(this.#document(email).create(account), {
      statuses: [ALREADY_EXISTS],
      error: () => new AccountExistsError(email),
    })
  }

  async setPassword(email: string, passwordHash: string): Promise<void> {
    await this.#change(email, { passwordHash, rehashed: FieldValue.delete() })
  }

  async rehash(account: Account, passwordHash: string): Promise<void> {
    const change = { passwordHash, rehashed: rehashedFrom(account, passwordHash) }
    const lastUpdateTime = timestampOf(account.version)
    await this.#run(this.#document(account.email).update(change, { lastUpdateTime }))
  }

  async setPendingFactor(email: string, pendingFactor: PendingFactor): Promise<void> {
    await this.#change(email, { pendingFactor })
  }

  async setSecondFactor(
    account: Account,
    secondFactor: SecondFactor | undefined,
  ): Promise<Account> {
    const none = FieldValue.delete()
    const change = { secondFactor: secondFactor ?? none, pendingFactor: none }
    const lastUpdateTime = timestampOf(account.version)
    const { writeTime } = await this.#run(
      this.#document(account.email).update(change, { lastUpdateTime }),
      { statuses: [FAILED_PRECONDITION, NOT_FOUND], error: () => new AccountChangedError() },
    )
    const changed = { ...account, secondFactor, pendingFactor: undefined }
    return { ...changed, ...credentialsOf(changed), version: timestampText(writeTime) }
  }

  async setDisabled(email: string, disabled: boolean): Promise<void> {
    await this.#change(email, disabled ? { disabled, series: newSeries() } : { disabled })
  }

  async endSessions(email: string): Promise<void> {
    await this.#change(email, { sessionSeries: newSeries() })
  }

  async remove(email: string): Promise<void> {
    await this.#run(this.#document(email).delete({ exists: true }), {
      statuses: [NOT_FOUND],
      error: () => new AccountNotFoundError(email),
    })
  }

  #document(email: string) {
    return this.#accounts.doc(idOf(email))
  }

  async #change(email: string, change: DocumentData): Promise<void> {
    await this.#run(this.#document(email).update(change), {
      statuses: [NOT_FOUND],
      error: () => new AccountNotFoundError(email),
    })
  }

  async #run<T>(
    call: Promise<T>,
    expected?: { readonly statuses: readonly number[]; readonly error: () => Error },
  ): Promise<T> {
    try {
      return await withDeadline(call, this.#timeoutMs)
    } catch (cause) {
      const status = grpcStatusOf(cause)
      if (status !== undefined && expected?.statuses.includes(status)) throw expected.error()
      throw new AccountsUnavailableError({ cause })
    }
  }
}

function toList(snapshot: QuerySnapshot): AccountList {
  return {
    accounts: snapshot.docs.flatMap((document) => accountFrom(document) ?? []),
    readTime: timestampText(snapshot.readTime),
  }
}
