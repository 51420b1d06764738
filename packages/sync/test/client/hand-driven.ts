// A client whose clock only moves when a test says so, and whose requests are answered by hand.
import { setImmediate } from 'node:timers/promises'
import {
  type ClientRound,
  type ClientState,
  type DeltaPage,
  SyncClient,
  type SyncClientOptions,
} from '../../src/index.ts'
import { TestClock } from '../../testing/test-clock.ts'
import { type Item, SmallServer } from './small-server.ts'

type Page = DeltaPage<Item>

/** What a client pauses between two polls where it is not told otherwise. */
export const POLL_MS = 5_000

export interface Asked {
  readonly since: string | undefined
  readonly signal: AbortSignal
  /** Answers with what the server has to say by now, or with `page`. */
  answer(page?: Page): Promise<void>
  fail(error: unknown): Promise<void>
}

/** Resolves once everything has been done that can be done without time passing. */
export async function settled(): Promise<void> {
  await setImmediate()
}

export function handDriven(options: Partial<SyncClientOptions<Item, Page>> = {}) {
  const clock = new TestClock()
  const server = new SmallServer()
  const asked: Asked[] = []
  const states: ClientState[] = []
  const rounds: ClientRound<Page>[] = []
  const warnings: string[] = []
  const client = new SyncClient<Item>({
    clock,
    random: () => 0,
    log: { warn: (line) => warnings.push(line) },
    fetchPage(since, signal) {
      const { promise, resolve, reject } = Promise.withResolvers<Page>()
      asked.push({
        since,
        signal,
        answer(page = server.answer(since)) {
          resolve(page)
          return settled()
        },
        fail(error) {
          reject(error)
          return settled()
        },
      })
      return promise
    },
    ...options,
  })
  client.subscribe({ state: (state) => states.push(state), round: (round) => rounds.push(round) })

  /** The latest request. */
  const request = (): Asked => {
    const latest = asked.at(-1)
    if (latest === undefined) throw new Error('Nothing was asked')
    return latest
  }
  /** Lets time pass. */
  const wait = (ms: number) => {
    clock.advance(ms)
    return settled()
  }
  return { client, clock, server, asked, states, rounds, warnings, request, wait }
}

/** The same after a first sync with a server that holds these items. */
export async function synced(ids: string[], options: Parameters<typeof handDriven>[0] = {}) {
  const driven = handDriven(options)
  for (const id of ids) driven.server.put(id)
  driven.client.start()
  await driven.request().answer()
  return driven
}
