// A real Redis that can be hurt: killed, frozen, emptied, and started again with or without what it had.
import { mkdirSync, readdirSync, rmSync, statSync, truncateSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { Child } from './child.ts'
import { freePort } from './free-port.ts'

/** Written at once, and told to the disk once a second: what redis.io recommends. */
const PERSISTENCE = ['--save', '', '--appendonly', 'yes', '--appendfsync', 'everysec']
const LOG_FOLDER = 'appendonlydir'

export class RedisProcess {
  readonly url: string
  readonly #port: number
  readonly #dir: string
  #child: Child | undefined

  private constructor(port: number, dir: string) {
    this.#port = port
    this.#dir = dir
    this.url = `redis://127.0.0.1:${port}`
  }

  /** @param dir - a folder for its files, to be made */
  static async start(dir: string): Promise<RedisProcess> {
    mkdirSync(dir, { recursive: true })
    const redis = new RedisProcess(await freePort(), dir)
    await redis.start()
    return redis
  }

  async start(): Promise<void> {
    const ready = Promise.withResolvers<void>()
    const place = ['--port', String(this.#port), '--bind', '127.0.0.1', '--dir', this.#dir]
    this.#child = new Child({
      command: ['redis-server', ...place, ...PERSISTENCE],
      env: { PATH: process.env.PATH ?? '' },
      logFile: join(this.#dir, 'redis.log'),
      onLine(line) {
        if (line.includes('Ready to accept connections')) ready.resolve()
      },
    })
    const gone = this.#child.ended.then(() => {
      throw new Error(`redis-server ended before it was ready: see ${this.#dir}/redis.log`)
    })
    await Promise.race([ready.promise, gone])
  }

  async kill(): Promise<void> {
    await this.#child?.end('SIGKILL')
    this.#child = undefined
  }

  /** It stays connected, and answers nothing. */
  freeze(): void {
    this.#child?.signal('SIGSTOP')
  }

  thaw(): void {
    this.#child?.signal('SIGCONT')
  }

  /** For a Redis that is down: what it had written is gone. */
  loseEverything(): void {
    rmSync(join(this.#dir, LOG_FOLDER), { recursive: true, force: true })
  }

  /** For a Redis that is down: the latest writes are gone, as when the machine lost its power. */
  loseLatest(bytes: number): void {
    const folder = join(this.#dir, LOG_FOLDER)
    for (const name of readdirSync(folder).filter((file) => file.endsWith('.incr.aof'))) {
      const path = join(folder, name)
      truncateSync(path, Math.max(0, statSync(path).size - bytes))
    }
  }

  /** Sends one command, as one would type it, and returns what came back. */
  async command(line: string): Promise<string> {
    const socket = connect(this.#port, '127.0.0.1')
    socket.end(`${line}\r\nQUIT\r\n`)
    return text(socket)
  }

  async usedMemory(): Promise<number> {
    const [, bytes] = /used_memory:(\d+)/.exec(await this.command('INFO memory')) ?? []
    return Number(bytes)
  }
}
