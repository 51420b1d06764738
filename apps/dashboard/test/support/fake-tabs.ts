// The locks and channels of a browser, without one: messages arrive in order and copied, locks go to whoever has
// waited longest, and a tab that closes lets go of everything at once.
import type { TabMessage } from '../../src/orders/tabs/tab-messages.ts'
import type { TabPorts } from '../../src/orders/tabs/tab-ports.ts'

interface Ear {
  readonly name: string
  readonly tab: FakeTab
  readonly listener: (message: TabMessage) => void
}

interface Claim {
  readonly tab: FakeTab
  readonly grant: () => void
  readonly deny: (reason: unknown) => void
}

/** One tab, as the browser sees it. */
export interface FakeTab extends TabPorts {
  /** The browser has put it to sleep: it hears and says nothing, and keeps its lock. */
  asleep: boolean
  /** Gone, without a word. */
  crash(): void
}

export class FakeBrowser {
  /** Every message that was posted. */
  readonly posted: TabMessage[] = []
  readonly #ears = new Set<Ear>()
  readonly #lines = new Map<string, Claim[]>()

  openTab(): FakeTab {
    const tab: FakeTab = {
      asleep: false,
      openChannel: (name, listener) => this.#openChannel({ name, tab, listener }),
      lock: (name, options, held) => this.#lock(tab, name, options, held),
      crash: () => this.#crash(tab),
    }
    return tab
  }

  #openChannel(own: Ear) {
    this.#ears.add(own)
    return {
      post: (message: TabMessage) => {
        if (own.tab.asleep || !this.#ears.has(own)) return
        this.posted.push(message)
        for (const ear of this.#ears)
          if (ear !== own && ear.name === own.name) this.#say(ear, message)
      },
      close: () => {
        this.#ears.delete(own)
      },
    }
  }

  #say(ear: Ear, message: TabMessage): void {
    const copy = structuredClone(message)
    queueMicrotask(() => {
      if (this.#ears.has(ear) && !ear.tab.asleep) ear.listener(copy)
    })
  }

  async #lock(
    tab: FakeTab,
    name: string,
    options: { signal?: AbortSignal; steal?: true },
    held: () => Promise<void>,
  ): Promise<void> {
    const line = this.#lines.get(name) ?? []
    this.#lines.set(name, line)
    const turn = Promise.withResolvers<void>()
    const end = Promise.withResolvers<void>()
    const claim: Claim = {
      tab,
      grant: turn.resolve,
      deny(reason) {
        turn.reject(reason)
        end.reject(reason)
      },
    }
    end.promise.catch(() => {})
    options.signal?.addEventListener('abort', () =>
      this.#leave(line, claim, options.signal?.reason),
    )
    if (options.steal) {
      const robbed = line.shift()
      line.unshift(claim)
      robbed?.deny(new Error('The lock was taken away'))
    } else line.push(claim)
    if (line[0] === claim) claim.grant()
    await turn.promise
    await Promise.race([held(), end.promise])
    this.#leave(line, claim, undefined)
  }

  #leave(line: Claim[], claim: Claim, reason: unknown): void {
    const at = line.indexOf(claim)
    if (at < 0) return
    if (at === 0 && reason !== undefined) return // it is held: the wish to wait no longer comes too late
    line.splice(at, 1)
    if (reason !== undefined) claim.deny(reason)
    if (at === 0) line[0]?.grant()
  }

  #crash(tab: FakeTab): void {
    for (const ear of this.#ears) if (ear.tab === tab) this.#ears.delete(ear)
    for (const line of this.#lines.values()) {
      for (const claim of line.filter((claim) => claim.tab === tab)) {
        const first = line[0] === claim
        line.splice(line.indexOf(claim), 1)
        if (first) line[0]?.grant()
      }
    }
  }
}
