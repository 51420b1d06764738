// Everything that a crash run needs: the shop and whoever changes it, the instances of the API over their store, and
// the clients that follow them.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ApiProcess } from './api-process.ts'
import { Chance } from './chance.ts'
import { DeskClient } from './desk-client.ts'
import type { Findings } from './findings.ts'
import { freePort } from './free-port.ts'
import { Journal } from './journal.ts'
import { RedisProcess } from './redis-process.ts'
import { Shop } from './shop.ts'
import { ShopWriter } from './shop-writer.ts'
import { SignIns } from './sign-ins.ts'

export interface SceneOptions {
  readonly backend: 'disk' | 'redis'
  readonly instances: number
  readonly clients: number
  readonly seed: number
  readonly findings: Findings
  /** Added to the environment of the instances. */
  readonly env?: Readonly<Record<string, string>>
  /** A folder for the disk cache, instead of one that is gone with the scene. */
  readonly cacheDir?: string
  /** The longest between two steps of the shop, and two polls of a client, in milliseconds. */
  readonly pauseMs?: number
}

const SECRET_KEY = '7f0c1a93be5d4826a1f39c7de0b846527f0c1a93be5d4826'
/** More than there is room for, and more than the desk reads in one page. */
const ORDERS = 1400
const ORDER_LIMIT = 1200
const PAUSE_MS = 40

export class Scene {
  readonly options: SceneOptions
  readonly findings: Findings
  readonly chance: Chance
  readonly dir: string
  readonly journal = new Journal()
  readonly shop: Shop
  readonly writer: ShopWriter
  readonly redis: RedisProcess | undefined
  readonly instances: readonly ApiProcess[]
  readonly clients: readonly DeskClient[]

  private constructor(
    options: SceneOptions,
    parts: { dir: string; shop: Shop; redis: RedisProcess | undefined; ports: readonly number[] },
  ) {
    const { backend, findings, pauseMs = PAUSE_MS } = options
    const { dir, shop, redis, ports } = parts
    this.options = options
    this.findings = findings
    this.dir = dir
    this.shop = shop
    this.redis = redis
    this.chance = new Chance(options.seed)
    this.writer = new ShopWriter(shop, this.chance.branch(), findings)
    findings.sessionsDie = backend === 'disk'
    const env = this.#environment(redis)
    this.instances = ports.map((port, n) => {
      const { journal } = this
      return new ApiProcess({ name: `api-${n}`, port, env, logDir: dir, journal, findings })
    })
    // Where every restart signs everybody out, they need not all of them sign in again.
    const common = new SignIns(false, findings)
    this.clients = Array.from({ length: options.clients }, (_, n) => {
      const signIns = backend === 'disk' ? common : new SignIns(true, findings)
      const [name, chance] = [`client-${n}`, this.chance.branch()]
      return new DeskClient({ name, instances: this.instances, signIns, chance, findings, pauseMs })
    })
  }

  /** Opens everything and starts the instances; nobody asks them anything yet. */
  static async open(options: SceneOptions): Promise<Scene> {
    const dir = mkdtempSync(join(tmpdir(), `deltadesk-crash-${options.backend}-`))
    const shop = await Shop.open()
    const redis =
      options.backend === 'redis' ? await RedisProcess.start(join(dir, 'redis')) : undefined
    const ports: number[] = []
    for (let n = 0; n < options.instances; n++) ports.push(await freePort())
    const scene = new Scene(options, { dir, shop, redis, ports })
    await scene.writer.fill(ORDERS)
    for (const instance of scene.instances) instance.start()
    return scene
  }

  get limit(): number {
    return ORDER_LIMIT
  }

  /** The shop changes, and everybody asks. */
  start(): void {
    this.writer.start(this.options.pauseMs ?? PAUSE_MS)
    for (const client of this.clients) client.start()
  }

  async stop(): Promise<void> {
    await Promise.all([this.writer.stop(), ...this.clients.map((client) => client.stop())])
  }

  /** Ends everything. What was logged stays where something was found. */
  async close(): Promise<void> {
    await this.stop()
    await Promise.all(this.instances.map((instance) => instance.kill()))
    await this.redis?.kill()
    await this.shop.close()
    if (this.findings.violations.length === 0) rmSync(this.dir, { recursive: true, force: true })
    else this.findings.progress(`The logs are in ${this.dir}`)
  }

  #environment(redis: RedisProcess | undefined): Record<string, string> {
    const { backend, cacheDir = join(this.dir, 'cache'), env } = this.options
    return {
      FIRESTORE_EMULATOR_HOST: this.shop.embedded.host,
      SECRET_KEY,
      CACHE_BACKEND: backend,
      ...(redis ? { REDIS_URL: redis.url } : { CACHE_DIR: cacheDir }),
      ORDER_LIMIT: String(ORDER_LIMIT),
      MAX_STALENESS_MS: '50',
      SYNC_OVERLAP_MS: '3000',
      RECONCILE_INTERVAL_MS: '500',
      RATE_LIMIT_PER_MINUTE: '0',
      MAX_EVENT_LOOP_DELAY_MS: '0',
      ...env,
    }
  }
}
