// Makes sure of what the tests need from the system: a Chromium, the font that its pictures are taken with, a Redis
// server, and curl. What is there is used; what is missing is installed where that is allowed, else named in one line.
import { accessSync, constants, existsSync } from 'node:fs'
import { homedir } from 'node:os'
import path from 'node:path'
import { runCommand } from './run-command.ts'

/** How long to wait for another run of the package manager. */
const LOCK_SECONDS = 120
const CHROMIUM_NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']

/** Where Debian, Fedora, Arch and a Mac's user have it. */
const FONT_FILES = [
  '/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf',
  '/usr/share/fonts/dejavu-sans-fonts/DejaVuSans.ttf',
  '/usr/share/fonts/TTF/DejaVuSans.ttf',
  path.join(homedir(), 'Library/Fonts/DejaVuSans.ttf'),
]

interface Requirement {
  readonly debianPackage: string
  readonly isThere: () => boolean
}

const REQUIREMENTS: readonly Requirement[] = [
  { debianPackage: 'chromium', isThere: () => find(CHROMIUM_NAMES) !== undefined },
  { debianPackage: 'curl', isThere: () => find(['curl']) !== undefined },
  { debianPackage: 'fonts-dejavu-core', isThere: () => FONT_FILES.some(existsSync) },
  { debianPackage: 'redis-server', isThere: () => find(['redis-server']) !== undefined },
]

/** The full path of the first of `commands` that is installed. */
function find(commands: readonly string[]): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(path.delimiter), '/usr/bin', '/usr/sbin']
  return commands
    .flatMap((command) => folders.map((folder) => path.join(folder, command)))
    .find((file) => {
      try {
        accessSync(file, constants.X_OK)
        return true
      } catch {
        return false
      }
    })
}

/** The full path of the system's Chromium. */
export function findChromium(): string | undefined {
  return find(CHROMIUM_NAMES)
}

/**
 * Installs what is missing.
 *
 * @returns whether everything is there now
 */
export async function ensureSystemPackages(): Promise<boolean> {
  const missing = () => REQUIREMENTS.filter(({ isThere }) => !isThere())
  const packages = missing().map(({ debianPackage }) => debianPackage)
  if (packages.length === 0) return true
  const apt = find(['apt-get'])
  if (apt !== undefined) {
    console.log(`Installing ${packages.join(' and ')} with apt-get …`)
    await install(apt, packages)
  }
  if (missing().length === 0) return true
  const names = missing().map(({ debianPackage }) => debianPackage)
  console.error(`Please install ${names.join(' and ')}: sudo apt-get install ${names.join(' ')}`)
  return false
}

/** As root, or through a sudo that asks for no password. A list of packages that can't be renewed may still do. */
async function install(apt: string, packages: readonly string[]): Promise<void> {
  const isRoot = process.getuid?.() === 0
  const [command, ...rest] = [
    ...(isRoot ? [] : ['sudo', '-n']),
    ...['env', 'DEBIAN_FRONTEND=noninteractive', apt],
    ...['-qq', '-o', `DPkg::Lock::Timeout=${LOCK_SECONDS}`],
  ]
  await runCommand(command ?? 'env', [...rest, 'update'])
  await runCommand(command ?? 'env', [
    ...[...rest, 'install', '-y', '--no-install-recommends', '-o', 'Dpkg::Use-Pty=0'],
    ...packages,
  ])
}

if (import.meta.main) process.exitCode = (await ensureSystemPackages()) ? 0 : 1
