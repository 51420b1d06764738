// Accounts in the shop's own Firestore: the desk brings no database of its own.
import { createHash } from 'node:crypto'
import {
  type CollectionReference,
  type DocumentData,
  FieldValue,
  type Firestore,
  Timestamp,
} from 'firebase-admin/firestore'
import { withDeadline } from '../firestore/deadline.ts'
import {
  type Account,
  AccountExistsError,
  AccountNotFoundError,
  AccountsUnavailableError,
} from './account.ts'
import type { AccountStore } from './account-store.ts'

/** The gRPC statuses that a precondition fails with. */
const NOT_FOUND = 5
const ALREADY_EXISTS = 6

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
    return toAccount(snapshot.data())
  }

  async list(): Promise<Account[]> {
    const snapshot = await this.#run(this.#accounts.orderBy('email').get())
    return snapshot.docs.flatMap((document) => toAccount(document.data()) ?? [])
  }

  async add(email: string, passwordHash: string): Promise<void> {
    const createdAt = FieldValue.serverTimestamp()
    const account = { email, passwordHash, disabled: false, createdAt }
    await this.#run(this.#document(email).create(account), {
      status: ALREADY_EXISTS,
      error: () => new AccountExistsError(email),
    })
  }

  async setDisabled(email: string, disabled: boolean): Promise<void> {
    await this.#run(this.#document(email).update({ disabled }), {
      status: NOT_FOUND,
      error: () => new AccountNotFoundError(email),
    })
  }

  async remove(email: string): Promise<void> {
    await this.#run(this.#document(email).delete({ exists: true }), {
      status: NOT_FOUND,
      error: () => new AccountNotFoundError(email),
    })
  }

  // An address may hold a slash or look like a reserved id (__x@y__); its digest does neither.
  #document(email: string) {
    return this.#accounts.doc(createHash('sha256').update(email).digest('hex'))
  }

  async #run<T>(
    call: Promise<T>,
    expected?: { readonly status: number; readonly error: () => Error },
  ): Promise<T> {
    try {
      return await withDeadline(call, this.#timeoutMs)
    } catch (cause) {
      if (expected !== undefined && statusOf(cause) === expected.status) throw expected.error()
      throw new AccountsUnavailableError({ cause })
    }
  }
}

/** Anyone with rights in the project can write to the collection: a document that is no account counts as none. */
function toAccount(data: DocumentData | undefined): Account | undefined {
  const { email, passwordHash, disabled, createdAt }: DocumentData = data ?? {}
  if (typeof email !== 'string' || typeof passwordHash !== 'string') return undefined
  return {
    email,
    passwordHash,
    disabled: disabled !== false,
    createdAt: createdAt instanceof Timestamp ? createdAt.toDate() : new Date(0),
  }
}

function statusOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}
