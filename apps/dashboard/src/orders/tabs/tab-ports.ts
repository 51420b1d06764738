// What tabs need from the browser to work together, and how it gives it to them.
import type { TabMessage } from './tab-messages.ts'

export interface TabChannel {
  /** Reaches every other tab of this channel, not the own one. */
  post(message: TabMessage): void
  close(): void
}

export interface TabPorts {
  /** @param listener - hears what other tabs post */
  openChannel(name: string, listener: (message: TabMessage) => void): TabChannel
  /**
   * Waits until the lock is free and holds it until `held` resolves; with `steal` takes it from who has it, whose
   * own call rejects then.
   *
   * @throws the signal's reason, if it is aborted while waiting
   */
  lock(
    name: string,
    options: { readonly signal: AbortSignal } | { readonly steal: true },
    held: () => Promise<void>,
  ): Promise<void>
}

/** Undefined where the browser lacks a part: over plain HTTP, and before 2022. Each tab polls for itself then. */
export function browserTabs(): TabPorts | undefined {
  const locks: LockManager | undefined = globalThis.navigator?.locks
  if (locks === undefined || globalThis.BroadcastChannel === undefined) return undefined
  return {
    openChannel(name, listener) {
      const channel = new BroadcastChannel(name)
      channel.onmessage = ({ data }: MessageEvent<TabMessage>) => listener(data)
      return {
        post: (message) => channel.postMessage(message),
        close: () => channel.close(),
      }
    },
    lock: (name, options, held) => locks.request(name, options, held),
  }
}
