// A file system with little room, where mounting one is allowed, and ballast to fill it up.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { atExit } from './at-exit.ts'

const MEGABYTES = 6

export interface SmallDisk {
  readonly dir: string
  /** Leaves no room at all. */
  fill(): void
  /** Takes the ballast off. */
  free(): void
  unmount(): void
}

/** Undefined where it may not be mounted: that takes root. */
export function mountSmallDisk(): SmallDisk | undefined {
  const dir = mkdtempSync(join(tmpdir(), 'deltadesk-small-disk-'))
  const options = ['-t', 'tmpfs', '-o', `size=${MEGABYTES}m`, 'tmpfs', dir]
  if (spawnSync('mount', options).status !== 0) {
    rmdirSync(dir)
    return undefined
  }
  const unmount = () => {
    spawnSync('umount', ['--lazy', dir])
    rmSync(dir, { recursive: true, force: true })
  }
  const forget = atExit(unmount)
  const ballast = join(dir, 'ballast')
  return {
    dir,
    fill() {
      try {
        writeFileSync(ballast, new Uint8Array((MEGABYTES + 1) * 1024 * 1024))
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error
      }
    },
    free: () => rmSync(ballast),
    unmount() {
      forget()
      unmount()
    },
  }
}
