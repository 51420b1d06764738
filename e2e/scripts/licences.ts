// `pnpm licences`: whether everything that is shipped or run in production may be. Tools that only build and test are
// not distributed with it and not looked at.
import { spawnSync } from 'node:child_process'

/** Permissive ones, whose only demand is that their text stays. */
const ALLOWED = [
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
  'Zlib',
]

/** Whether an SPDX expression can be met by {@link ALLOWED} alone. */
function isAllowed(expression: string): boolean {
  const bare = expression.replaceAll(/[()]/g, '')
  return bare
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((licence) => ALLOWED.includes(licence)))
}

function namesIn(packages: unknown): string[] {
  if (!Array.isArray(packages)) return []
  return packages.map(({ name, versions }) => `${name}@${String(versions)}`)
}

const args = ['--yes', 'pnpm@12', 'licenses', 'list', '--recursive', '--prod', '--json']
const { stdout, stderr, status } = spawnSync('npx', args, { encoding: 'utf8' })
if (status !== 0) {
  console.error(stderr || stdout)
  process.exit(1)
}
const found: Record<string, unknown> = JSON.parse(stdout)
const refused = Object.entries(found).filter(([licence]) => !isAllowed(licence))
for (const [licence, packages] of refused) {
  console.error(`${licence} is not allowed: ${namesIn(packages).join(', ')}`)
}
const count = Object.values(found).flatMap(namesIn).length
if (refused.length === 0) console.log(`${count} packages, all under allowed licences`)
process.exitCode = refused.length === 0 && count > 0 ? 0 : 1
