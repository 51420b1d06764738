// Which Redis to use, if any.
import type { ConfigProblem } from './config-error.ts'
import type { Environment } from './environment.ts'

export interface RedisConfig {
  /** May contain a password: nothing for a log. */
  readonly url: string
  /** What the names of all keys and channels begin with. */
  readonly prefix: string
  /** The longest that one command may take, in milliseconds. */
  readonly timeoutMs: number
}

type Variables = Pick<
  Environment,
  'CACHE_BACKEND' | 'REDIS_URL' | 'REDIS_PREFIX' | 'REDIS_TIMEOUT_MS'
>

/** Decides whether there is a Redis; the redis cache can't do without. */
export function redisConfig(values: Variables, problems: ConfigProblem[]): RedisConfig | undefined {
  const { REDIS_URL: url, REDIS_PREFIX: prefix, REDIS_TIMEOUT_MS: timeoutMs } = values
  if (url !== undefined) return Object.freeze({ url, prefix, timeoutMs })
  // One that was given and is wrong has its own line already.
  const wasGiven = problems.some(({ variable }) => variable === 'REDIS_URL')
  if (values.CACHE_BACKEND === 'redis' && !wasGiven) {
    problems.push({
      variable: 'REDIS_URL',
      fault: 'is missing: CACHE_BACKEND=redis needs one such as redis://127.0.0.1:6379',
    })
  }
  return undefined
}
