// API tokens in the shop's own Firestore, a document each, under their ids.
import { TokenScope } from '@deltadesk/contract'
import {
  type CollectionReference,
  type DocumentData,
  type DocumentSnapshot,
  type Firestore,
  Timestamp,
} from 'firebase-admin/firestore'
import { Value } from 'typebox/value'
import { withDeadline } from '../firestore/deadline.ts'
import { grpcStatusOf, NOT_FOUND } from '../firestore/grpc-status.ts'
import {
  type ApiToken,
  isTokenId,
  MOST_TOKENS,
  TokensUnavailableError,
  TooManyTokensError,
} from './api-token.ts'
import type { TokenStore } from './token-store.ts'

export interface FirestoreTokenStoreOptions {
  readonly collection: string
  readonly timeoutMs: number
}

export class FirestoreTokenStore implements TokenStore {
  readonly #tokens: CollectionReference
  readonly #timeoutMs: number

  constructor(firestore: Firestore, options: FirestoreTokenStoreOptions) {
    this.#tokens = firestore.collection(options.collection)
    this.#timeoutMs = options.timeoutMs
  }

  async find(id: string): Promise<ApiToken | undefined> {
    if (!isTokenId(id)) return undefined
    return toToken(await this.#run(this.#tokens.doc(id).get()))
  }

  async list(email?: string): Promise<ApiToken[]> {
    const query = email === undefined ? this.#tokens : this.#of(email)
    const { docs } = await this.#run(query.get())
    const tokens = docs.flatMap((document) => toToken(document) ?? [])
    return tokens.sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime())
  }

  async add({ id, lastUsedAt, ...token }: ApiToken): Promise<void> {
    const added = this.#tokens.firestore.runTransaction(async (transaction) => {
      const had = await transaction.get(this.#of(token.email).count())
      if (had.data().count >= MOST_TOKENS) throw new TooManyTokensError()
      transaction.create(this.#tokens.doc(id), { ...token, lastUsedAt: lastUsedAt ?? null })
    })
    await this.#run(added)
  }

  async remove(id: string): Promise<boolean> {
    if (!isTokenId(id)) return false
    return this.#ifThere(this.#tokens.doc(id).delete({ exists: true }))
  }

  async used(id: string, at: Date): Promise<void> {
    await this.#ifThere(this.#tokens.doc(id).update({ lastUsedAt: at }))
  }

  #of(email: string) {
    return this.#tokens.where('email', '==', email)
  }

  async #ifThere(change: Promise<unknown>): Promise<boolean> {
    const done = change.then(
      () => true,
      (error: unknown) => {
        if (grpcStatusOf(error) === NOT_FOUND) return false
        throw error
      },
    )
    return this.#run(done)
  }

  async #run<T>(call: Promise<T>): Promise<T> {
    try {
      return await withDeadline(call, this.#timeoutMs)
    } catch (cause) {
      if (cause instanceof TooManyTokensError) throw cause
      throw new TokensUnavailableError({ cause })
    }
  }
}

/** Anyone with rights in the project can write to the collection: a document that is no token counts as none. */
function toToken(document: DocumentSnapshot): ApiToken | undefined {
  const data: DocumentData = document.data() ?? {}
  const { email, credential, name, scopes, secretHash, createdAt, expiresAt, lastUsedAt } = data
  const texts: unknown[] = [email, credential, name, secretHash]
  if (!texts.every((text) => typeof text === 'string')) return undefined
  if (!Array.isArray(scopes)) return undefined
  if (!(createdAt instanceof Timestamp) || !(expiresAt instanceof Timestamp)) return undefined
  return {
    id: document.id,
    email,
    credential,
    name,
    scopes: scopes.filter((scope) => Value.Check(TokenScope, scope)),
    secretHash,
    createdAt: createdAt.toDate(),
    expiresAt: expiresAt.toDate(),
    lastUsedAt: lastUsedAt instanceof Timestamp ? lastUsedAt.toDate() : undefined,
  }
}
