// Makes sense of what was typed behind `pnpm admin`.
import { parseArgs } from 'node:util'
import { NewTokenBody } from '@deltadesk/contract'
import { Value } from 'typebox/value'
import type { TokenWish } from '../tokens/api-token.ts'
import { type CommandContext, EMAIL_COMMANDS, listAccounts } from './commands.ts'
import { FIREBASE_COMMANDS, runFirebaseCommand } from './firebase-commands.ts'
import { createToken, listTokens, revokeToken } from './token-commands.ts'

/** What was typed makes no sense. */
export class UsageError extends Error {}

/** Does what was typed, and tells what to print. */
export type Run = (context: CommandContext) => Promise<string>

const OPTIONS = {
  help: { type: 'boolean', short: 'h' },
  name: { type: 'string' },
  scope: { type: 'string', multiple: true },
  days: { type: 'string' },
} as const

/** @throws UsageError */
export function readArguments(args: readonly string[]): Run | 'help' {
  const { values, positionals } = parse(args)
  if (values.help) return 'help'
  const [command, ...words] = positionals
  if (command === 'token' && words[0] === 'create') return createCommand(words.slice(1), values)
  const [stray] = Object.keys(values)
  if (stray !== undefined) throw new UsageError(`«--${stray}» is for «token create» alone.`)
  if (command === undefined) throw new UsageError('Name a command.')
  if (command === 'token') return tokenCommand(words)
  if (command === 'list') {
    if (words.length > 0) throw new UsageError('«list» takes nothing else.')
    return listAccounts
  }
  if (command === 'firebase') return firebaseCommand(words)
  if (command === 'sessions' || command === 'second-factor') {
    return emailCommand(`${command} ${words[0] ?? ''}`, words.slice(1))
  }
  return emailCommand(command, words)
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options: OPTIONS })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

function emailCommand(command: string, [email, ...rest]: readonly string[]): Run {
  const run = Object.hasOwn(EMAIL_COMMANDS, command) ? EMAIL_COMMANDS[command] : undefined
  if (run === undefined) throw new UsageError(`There is no command «${command.trim()}».`)
  if (email === undefined || rest.length > 0) {
    throw new UsageError(`«${command}» takes one e-mail address.`)
  }
  return (context) => run(context, email)
}

function firebaseCommand([name = '', email, ...rest]: readonly string[]): Run {
  const command = Object.hasOwn(FIREBASE_COMMANDS, name) ? FIREBASE_COMMANDS[name] : undefined
  if (command === undefined) throw new UsageError('«firebase» takes «grant» or «revoke».')
  if (email === undefined || rest.length > 0) {
    throw new UsageError(`«firebase ${name}» takes one e-mail address.`)
  }
  return () => runFirebaseCommand(command, email)
}

function tokenCommand([command, word, ...rest]: readonly string[]): Run {
  if (command === 'list') {
    if (rest.length > 0) throw new UsageError('«token list» takes one e-mail address at most.')
    return (context) => listTokens(context, word)
  }
  if (command !== 'revoke') throw new UsageError('«token» goes on with create, list or revoke.')
  if (word === undefined || rest.length > 0) throw new UsageError('«token revoke» takes one id.')
  return (context) => revokeToken(context, word)
}

function createCommand(
  [email, ...rest]: readonly string[],
  { name, scope, days }: ReturnType<typeof parse>['values'],
): Run {
  const wish = wishOf({
    name,
    scopes: scope?.flatMap((list) => list.split(',')),
    expiresInDays: Number(days),
  })
  if (email === undefined || rest.length > 0 || wish === undefined) {
    throw new UsageError(
      '«token create» takes one e-mail address, --name of 1 to 60 characters, --scope orders:read, sync:admin or both with a comma between them, and --days from 1 to 365.',
    )
  }
  return (context) => createToken(context, email, wish)
}

/** The same limits as over HTTP. */
function wishOf(body: unknown): TokenWish | undefined {
  if (!Value.Check(NewTokenBody, body)) return undefined
  const { name, scopes, expiresInDays: days } = body
  return { name, scopes, days }
}
