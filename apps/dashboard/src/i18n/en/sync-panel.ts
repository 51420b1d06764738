// How current the orders are, and what that costs.

/** A count with the number as the locale writes it. */
export interface Counted {
  readonly count: number
  readonly shown: string
}

const orders = ({ count, shown }: Counted): string => (count === 1 ? '1 order' : `${shown} orders`)

export const syncPanel = {
  title: 'Sync',
  told: {
    live: 'What you see is what the server has.',
    syncing: 'Catching up with the server.',
    behind: 'The orders can’t be brought up to date right now.',
    offline: 'The server can’t be reached. You can go on reading what was kept here.',
    'signed-out': 'Sign in to see orders.',
  },
  readAgo: (ago: string): string => `As of ${ago}`,
  sourceStale: 'The shop’s database can’t be read right now.',
  differs: 'The orders shown may differ from the server’s.',
  retryIn: (duration: string): string => `Next try in ${duration}.`,
  syncNow: 'Sync now',
  reload: 'Reload everything',
  reloadHint: 'Fetches all orders from Deltadesk’s copy again; it costs no Firestore reads.',
  done: 'Synced.',
  lastSync: 'Last sync',
  never: 'not yet',
  shown: 'Orders here',
  changes: 'What changed lately',
  noChanges: 'Nothing has changed since you opened the desk.',
  allLoaded: (all: Counted): string => `${orders(all)} loaded`,
  added: (some: Counted): string => `${some.shown} new`,
  changed: (some: Counted): string => `${some.shown} changed`,
  removed: (some: Counted): string => `${some.shown} removed`,
  reads: 'Firestore reads',
  kind: 'Reads',
  count: 'Count',
  price: 'Price',
  spent: 'Spent',
  saved: 'Saved',
  perPoll: (all: Counted): string =>
    `Saved: against reading all orders with each of ${all.count === 1 ? '1 poll' : `${all.shown} polls`}.`,
  assumed: (price: string): string =>
    `Assumes ${price} per 100,000 reads, the list price of Firestore’s US multi-region (nam5). Yours may differ.`,
  server: 'Server',
  cache: 'Cache',
  caches: { session: 'Memory, one per session', redis: 'Redis, shared', disk: 'Disk, shared' },
  cacheState: 'State',
  works: 'Works',
  memoryOnly: 'Kept in memory until sign-out, as it should be',
  detached: (why: string): string => `Not attached, served from memory: ${why}`,
  size: 'Session size',
  sizeOf: (bytes: string, all: Counted): string => `${bytes}, ${orders(all)}`,
  infoFailed: 'The server’s part can’t be shown:',
}
