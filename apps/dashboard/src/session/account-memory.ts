// Who was signed in last in this browser, so that their kept orders can be shown before the server has been asked,
// or while it can't be. It says who that was and no more: the session itself is a cookie that scripts can't read.
import type { Me } from '@deltadesk/contract'
import { type App, type InjectionKey, inject } from 'vue'
import { isRecord } from '../outside/record.ts'

export const MEMORY_KEY = 'deltadesk.account'

export class AccountMemory {
  readonly #storage: Storage | undefined

  /** @param storage - undefined where there is none: nobody is remembered then */
  constructor(storage: Storage | undefined) {
    this.#storage = storage
  }

  /**
   * Who was signed in last, if that session can't have run out yet.
   *
   * @param now - milliseconds since 1970
   */
  recall(now: number): Me | undefined {
    const kept = this.#read()
    return kept && Date.parse(kept.expiresAt) > now ? kept : undefined
  }

  remember({ email, signedInAt, expiresAt, idleSeconds, needsSecondFactor }: Me): void {
    const kept = JSON.stringify({ email, signedInAt, expiresAt, idleSeconds, needsSecondFactor })
    this.#try((storage) => storage.setItem(MEMORY_KEY, kept))
  }

  forget(): void {
    this.#try((storage) => storage.removeItem(MEMORY_KEY))
  }

  #read(): Me | undefined {
    const text = this.#try((storage) => storage.getItem(MEMORY_KEY))
    if (typeof text !== 'string') return undefined
    try {
      const kept: unknown = JSON.parse(text)
      return isMe(kept) ? kept : undefined
    } catch {
      return undefined
    }
  }

  /** Storage may refuse at any time: full, or forbidden by a setting. */
  #try<Result>(use: (storage: Storage) => Result): Result | undefined {
    if (this.#storage === undefined) return undefined
    try {
      return use(this.#storage)
    } catch {
      return undefined
    }
  }
}

const key: InjectionKey<AccountMemory> = Symbol('AccountMemory')

export function provideAccountMemory(app: App, memory: AccountMemory): void {
  app.provide(key, memory)
}

/** The memory of this app, or the browser's own; to be called while a store is set up. */
export function useAccountMemory(): AccountMemory {
  return inject(key, () => new AccountMemory(browserStorage()), true)
}

function browserStorage(): Storage | undefined {
  try {
    return globalThis.localStorage
  } catch {
    return undefined
  }
}

function isMe(value: unknown): value is Me {
  return (
    isRecord(value) &&
    [value.email, value.signedInAt, value.expiresAt].every((field) => typeof field === 'string') &&
    typeof value.idleSeconds === 'number' &&
    typeof value.needsSecondFactor === 'boolean'
  )
}
