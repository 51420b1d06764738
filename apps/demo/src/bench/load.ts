// Puts load on one address from another process, so that what is measured shares its core with nobody.
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const AUTOCANNON = fileURLToPath(import.meta.resolve('autocannon'))
const CONNECTIONS = 10

/** Answers a second to GET `url` over `seconds`; an answer that is no 200 ends the benchmark. */
export async function answersPerSecond(
  url: string,
  seconds: number,
  cookie?: string,
): Promise<number> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      AUTOCANNON,
      '--json',
      ...['--connections', String(CONNECTIONS), '--duration', String(seconds)],
      ...(cookie === undefined ? [] : ['--headers', `cookie=${cookie}`]),
      url,
    ],
    { maxBuffer: 64 * 1024 * 1024 },
  )
  const result: { '2xx': number; non2xx: number; errors: number; duration: number } =
    JSON.parse(stdout)
  if (result.non2xx + result.errors > 0) throw new Error(`${url} failed under load: ${stdout}`)
  return result['2xx'] / result.duration
}
