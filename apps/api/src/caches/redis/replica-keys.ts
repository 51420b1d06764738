// Where a replica lives in Redis. All of its keys have one hash tag, so that a cluster keeps them together and a script
// may use them all.

export interface ReplicaKeys {
  /** What every script is given, in the order in which lua/replica.lua names them. */
  readonly all: readonly string[]
  /** What a replica is made of: all but the lease. */
  readonly contents: readonly string[]
  readonly entries: string
  readonly tombstones: string
  readonly shadows: string
  /** The channel that tells of commits and of released leases. */
  readonly commits: string
  /** Where a new replica is laid ready before it takes the place of the old one. */
  filling(epoch: string): Filling
}

interface Filling {
  readonly entries: string
  readonly tombstones: string
  readonly shadows: string
}

/** @param fingerprint - tells replicas of different things apart; neither it nor `prefix` may have braces */
export function replicaKeys(prefix: string, fingerprint: string): ReplicaKeys {
  const key = (name: string) => `{${prefix}:${fingerprint}}:${name}`
  const [meta, lease, log] = [key('meta'), key('lease'), key('log')]
  const hashes = (under: string) => ({
    entries: key(`${under}entries`),
    tombstones: key(`${under}tombstones`),
    shadows: key(`${under}shadows`),
  })
  const { entries, tombstones, shadows } = hashes('')
  return {
    all: [meta, lease, entries, tombstones, shadows, log],
    contents: [meta, entries, tombstones, shadows, log],
    entries,
    tombstones,
    shadows,
    commits: key('commits'),
    filling: (epoch) => hashes(`filling:${epoch}:`),
  }
}
