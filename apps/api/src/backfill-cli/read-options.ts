// Makes sense of what was typed behind `pnpm backfill`.
import { parseArgs } from 'node:util'
import { MOMENT_KINDS, type MomentKind } from '../orders/moment.ts'

/** What was typed makes no sense. */
export class UsageError extends Error {}

export interface BackfillWish {
  readonly write: boolean
  readonly after: string | undefined
  readonly kind: MomentKind | undefined
  readonly time: 'update' | 'create'
}

const OPTIONS = {
  help: { type: 'boolean', short: 'h' },
  write: { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  after: { type: 'string' },
  kind: { type: 'string' },
  time: { type: 'string', default: 'update' },
} as const

/** @throws UsageError */
export function readOptions(args: readonly string[]): BackfillWish | 'help' {
  const { help, write = false, 'dry-run': dryRun = false, after, kind, time } = parse(args)
  if (help) return 'help'
  if (write && dryRun) throw new UsageError('«--write» and «--dry-run» exclude each other.')
  if (after === '') throw new UsageError('«--after» takes the id of a document.')
  if (kind !== undefined && !isKind(kind)) {
    throw new UsageError(`«--kind» takes one of ${MOMENT_KINDS.join(', ')}.`)
  }
  if (time !== 'update' && time !== 'create') {
    throw new UsageError('«--time» takes update or create.')
  }
  return { write, after, kind, time }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS }).values
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

function isKind(text: string): text is MomentKind {
  return MOMENT_KINDS.some((kind) => kind === text)
}
