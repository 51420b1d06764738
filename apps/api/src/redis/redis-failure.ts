// What Redis did not do, as one error of ours: ioredis tells each cause in words of its own.

/** Redis can't be reached, did not answer in time, or refused. `cause` is what it said. */
export class RedisFailure extends Error {
  readonly code = 'REDIS_UNAVAILABLE'

  constructor(message: string, options: ErrorOptions) {
    super(message, options)
    this.name = 'RedisFailure'
  }
}

/** @throws RedisFailure where `command` fails */
export async function answerOf<T>(command: Promise<T>): Promise<T> {
  try {
    return await command
  } catch (error) {
    throw redisFailure(error)
  }
}

function redisFailure(cause: unknown): RedisFailure {
  const said = cause instanceof Error ? cause.message : String(cause)
  const name = cause instanceof Error ? cause.name : ''
  return new RedisFailure(inWords(name, said), { cause })
}

function inWords(name: string, said: string): string {
  if (said === 'Command timed out') return 'Redis did not answer in time'
  return name === 'ReplyError' ? `Redis refused: ${said}` : `Redis can't be reached: ${said}`
}
