// One thing that a listener watches, and what it has been shown of it.
import type { DocumentMessage, TargetMessage } from '../messages.ts'
import { planOf } from '../query/plan.ts'
import { projectionOf, runQuery } from '../query/run-query.ts'
import { RpcError } from '../rpc-error.ts'
import type { Change, Position } from '../store/change-log.ts'
import type { Database } from '../store/database.ts'
import { type StoredDocument, toMessage } from '../store/document.ts'

/** What a listener must be told: a document as it is now, or that it left. */
export type Notice =
  | { readonly kind: 'changed'; readonly document: DocumentMessage }
  | { readonly kind: 'left'; readonly name: string; readonly isDeleted: boolean }

/** What there is to watch, whether it was named document by document or by a query. */
interface View {
  read(): readonly StoredDocument[]
  mayHold(change: Change): boolean
  messageOf(document: StoredDocument): DocumentMessage
  /** Whether a document can come or go without being written itself, as behind a limit. */
  readonly isBounded: boolean
}

export class Target {
  readonly id: number
  readonly #database: Database
  readonly #view: View
  #shown = new Map<string, StoredDocument>()

  /** @throws RpcError INVALID_ARGUMENT for a target that is neither documents nor a query */
  constructor(database: Database, message: TargetMessage) {
    this.id = message.targetId ?? 0
    this.#database = database
    this.#view = viewOf(database, message)
  }

  /** Everything there is to show, as if nothing had been shown before. */
  start(): Notice[] {
    this.#shown = new Map()
    return this.#difference()
  }

  /** What has changed since the listener was at `position` in the log; undefined if that is unknown. */
  resume(position: Position): Notice[] | undefined {
    const missed = this.#view.isBounded ? undefined : this.#database.log.since(position)
    if (missed === undefined) return undefined
    this.#shown = this.#read()
    return [...new Set(missed.map(({ name }) => name))].map((name) => {
      const document = this.#shown.get(name)
      return document === undefined ? this.#left(name) : this.#changed(document)
    })
  }

  /** What a commit means to this listener. */
  after(changes: readonly Change[]): Notice[] {
    const concerning = changes.filter(
      (change) => this.#shown.has(change.name) || this.#view.mayHold(change),
    )
    if (concerning.length === 0) return []
    return this.#view.isBounded ? this.#difference() : concerning.map((one) => this.#follow(one))
  }

  /** Without a limit, a document comes and goes by its own changes alone. */
  #follow(change: Change): Notice {
    const { name, after } = change
    if (after === undefined || !this.#view.mayHold(change)) {
      this.#shown.delete(name)
      return this.#left(name)
    }
    this.#shown.set(name, after)
    return this.#changed(after)
  }

  #read(): Map<string, StoredDocument> {
    return new Map(this.#view.read().map((document) => [document.name, document]))
  }

  #difference(): Notice[] {
    const before = this.#shown
    this.#shown = this.#read()
    const left = [...before.keys()].filter((name) => !this.#shown.has(name))
    const changed = [...this.#shown.values()].filter((one) => before.get(one.name) !== one)
    return [
      ...left.map((name) => this.#left(name)),
      ...changed.map((document) => this.#changed(document)),
    ]
  }

  #left(name: string): Notice {
    return { kind: 'left', name, isDeleted: this.#database.get(name) === undefined }
  }

  #changed(document: StoredDocument): Notice {
    return { kind: 'changed', document: this.#view.messageOf(document) }
  }
}

function viewOf(database: Database, { documents, query }: TargetMessage): View {
  if (documents) {
    const names = new Set(documents.documents)
    return {
      read: () =>
        [...names].map((name) => database.get(name)).filter((document) => document !== undefined),
      mayHold: ({ name }) => names.has(name),
      messageOf: (document) => toMessage(document),
      isBounded: false,
    }
  }
  if (query) {
    const { parent, structuredQuery } = query
    const plan = planOf(parent, structuredQuery)
    const fieldsOf = projectionOf(structuredQuery)
    return {
      read: () => runQuery(database, plan).documents,
      mayHold: ({ after }) => after !== undefined && plan.matches(after),
      messageOf: (document) => toMessage(document, fieldsOf(document)),
      isBounded: Boolean(structuredQuery.limit || structuredQuery.offset),
    }
  }
  throw new RpcError('INVALID_ARGUMENT', 'A target is a set of documents or a query')
}
