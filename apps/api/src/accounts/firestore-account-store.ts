// Accounts in the shop's own Firestore: the desk brings no database of its own.
import { hash } from 'node:crypto'
import {
  type CollectionReference,
  type DocumentData,
  type DocumentSnapshot,
  FieldValue,
  type Firestore,
  type QuerySnapshot,
  Timestamp,
} from 'firebase-admin/firestore'
import { withDeadline } from '../firestore/deadline.ts'
import { ALREADY_EXISTS, grpcStatusOf, NOT_FOUND } from '../firestore/grpc-status.ts'
import { timestampOf, timestampText } from '../orders/moment.ts'
import {
  type Account,
  AccountExistsError,
  AccountNotFoundError,
  AccountsUnavailableError,
} from './account.ts'
import type { AccountList, AccountListener, AccountStore } from './account-store.ts'
import { type CredentialParts, credentialsOf, newSeries, rehashedFrom } from './credential.ts'

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
    return toAccount(snapshot)
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
      status: ALREADY_EXISTS,
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

  async setDisabled(email: string, disabled: boolean): Promise<void> {
    await this.#change(email, disabled ? { disabled, series: newSeries() } : { disabled })
  }

  async endSessions(email: string): Promise<void> {
    await this.#change(email, { sessionSeries: newSeries() })
  }

  async remove(email: string): Promise<void> {
    await this.#run(this.#document(email).delete({ exists: true }), {
      status: NOT_FOUND,
      error: () => new AccountNotFoundError(email),
    })
  }

  #document(email: string) {
    return this.#accounts.doc(idOf(email))
  }

  async #change(email: string, change: DocumentData): Promise<void> {
    await this.#run(this.#document(email).update(change), {
      status: NOT_FOUND,
      error: () => new AccountNotFoundError(email),
    })
  }

  async #run<T>(
    call: Promise<T>,
    expected?: { readonly status: number; readonly error: () => Error },
  ): Promise<T> {
    try {
      return await withDeadline(call, this.#timeoutMs)
    } catch (cause) {
      if (expected !== undefined && grpcStatusOf(cause) === expected.status) throw expected.error()
      throw new AccountsUnavailableError({ cause })
    }
  }
}

/** An address may hold a slash or look like a reserved id (__x@y__); its digest does neither. */
function idOf(email: string): string {
  return hash('sha256', email, 'hex')
}

function toList(snapshot: QuerySnapshot): AccountList {
  return {
    accounts: snapshot.docs.flatMap((document) => toAccount(document) ?? []),
    readTime: timestampText(snapshot.readTime),
  }
}

/** Anyone with rights in the project can write to the collection: a document that is no account counts as none. */
function toAccount(document: DocumentSnapshot): Account | undefined {
  const { email, passwordHash, disabled, createdAt, ...rest }: DocumentData = document.data() ?? {}
  if (typeof email !== 'string' || typeof passwordHash !== 'string') return undefined
  if (document.id !== idOf(email) || document.updateTime === undefined) return undefined
  const parts: CredentialParts = {
    passwordHash,
    rehashed: toRehashed(rest.rehashed),
    series: toText(rest.series),
    sessionSeries: toText(rest.sessionSeries),
  }
  return {
    email,
    disabled: disabled !== false,
    createdAt: createdAt instanceof Timestamp ? createdAt.toDate() : new Date(0),
    version: timestampText(document.updateTime),
    ...parts,
    ...credentialsOf(parts),
  }
}

function toRehashed(value: unknown): CredentialParts['rehashed'] {
  const { credential, hashName }: DocumentData = value instanceof Object ? value : {}
  if (typeof credential !== 'string' || typeof hashName !== 'string') return undefined
  return { credential, hashName }
}

function toText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
