// Whether a folder is one that a replica outlives a deploy in.
import { size } from '../amounts.ts'
import { type Finding, ok, warning } from '../finding.ts'

export interface DiskSeen {
  /** It was not there before the check. */
  readonly isNew: boolean
  readonly freeBytes: number
  /** The number that Linux has for its kind. */
  readonly fileSystem: number
  /** Whether it is on the same file system as `/`. */
  readonly isRootDevice: boolean
  /** A process has locked it. */
  readonly isInUse: boolean
  /** The size of the replica that is kept there already. */
  readonly keptBytes: number
}

interface Asked {
  readonly dir: string
  readonly production: boolean
  readonly replicaBytes: number | undefined
}

/** What ends with the container, or with the machine's power (linux/magic.h). */
const PASSING: ReadonlyMap<number, string> = new Map([
  [0x794c7630, "the container's own layer (overlayfs)"],
  [0x01021994, 'memory (tmpfs)'],
  [0x858458f6, 'memory (ramfs)'],
])

export function judgeDisk(seen: DiskSeen, asked: Asked): Finding[] {
  return [judgeFolder(seen, asked), judgeRoom(seen, asked), judgePlace(seen, asked)]
}

function judgeFolder({ isNew, isInUse, keptBytes }: DiskSeen, { dir }: Asked): Finding {
  if (isNew) return ok('disk', `${dir} is not there yet, and can be made and written`)
  const holds = keptBytes > 0 ? `holds a replica of ${size(keptBytes)}` : 'has no replica yet'
  if (!isInUse) return ok('disk', `${dir} can be written, ${holds}, and is free`)
  return ok(
    'disk',
    `${dir} can be written, ${holds}, and a running desk has it: a second one there goes on without`,
  )
}

function judgeRoom({ freeBytes, keptBytes }: DiskSeen, { replicaBytes }: Asked): Finding {
  const needed = 2 * Math.max(replicaBytes ?? 0, keptBytes)
  const free = `${size(freeBytes)} are free`
  if (freeBytes >= needed) return ok('disk space', free)
  return warning('disk space', {
    says: `${free}, and filling the replica anew takes up to ${size(needed)}`,
    remedy: 'make the disk larger, delete what else is on it, or lower ORDER_LIMIT',
  })
}

function judgePlace({ fileSystem, isRootDevice }: DiskSeen, { dir, production }: Asked): Finding {
  const passing = PASSING.get(fileSystem)
  if (passing !== undefined || (isRootDevice && production)) {
    return warning('disk mount', {
      says: `${dir} is on ${passing ?? 'the same file system as «/»'}, no disk of its own: the replica is gone with the next deploy`,
      remedy: 'mount a persistent disk, and have CACHE_DIR below its mount path (/data on Render)',
    })
  }
  const place = isRootDevice ? 'the disk of this machine' : 'a disk of its own'
  return ok('disk mount', `${dir} is on ${place}`)
}
