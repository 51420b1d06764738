// The server: one database behind the real gRPC service, on a port that FIRESTORE_EMULATOR_HOST can name.
import { Server, ServerCredentials } from '@grpc/grpc-js'
import { Faults } from './faults/faults.ts'
import { listenMethods } from './listen/listen.ts'
import { ReadMeter } from './meter.ts'
import { loadFirestoreService } from './proto.ts'
import { listingMethods } from './service/listing.ts'
import { readMethods } from './service/reads.ts'
import { writeMethods } from './service/writes.ts'
import { Database } from './store/database.ts'
import { Transactions } from './transactions.ts'
import { WorkCounter } from './work.ts'

export interface EmbeddedFirestoreOptions {
  /** 0, the default, takes any free port. */
  readonly port?: number
  readonly host?: string
  /** Milliseconds since 1970, fractions welcome; the system's clock by default. */
  readonly clock?: () => number
}

/** Firestore's own limit on a request is 10 MiB; an answer may be as long as it likes. */
const MAX_REQUEST_BYTES = 10 * 1024 * 1024
const GRACE_MS = 500

interface Parts {
  readonly meter: ReadMeter
  readonly work: WorkCounter
  readonly faults: Faults
}

export class EmbeddedFirestore {
  /** What was read, as Google would bill it. */
  readonly meter: ReadMeter
  /** What it took to answer. */
  readonly work: WorkCounter
  /** Misbehaviour on demand. */
  readonly faults: Faults
  readonly port: number
  /** `127.0.0.1:8181`: what FIRESTORE_EMULATOR_HOST takes. */
  readonly host: string
  readonly #server: Server

  private constructor(server: Server, host: string, port: number, parts: Parts) {
    this.#server = server
    this.host = `${host}:${port}`
    this.port = port
    this.meter = parts.meter
    this.work = parts.work
    this.faults = parts.faults
  }

  /** @throws Error when the port can't be had */
  static async start(options: EmbeddedFirestoreOptions = {}): Promise<EmbeddedFirestore> {
    const { port = 0, host = '127.0.0.1' } = options
    const { clock = () => performance.timeOrigin + performance.now() } = options
    const work = new WorkCounter()
    const database = new Database(clock, work)
    const context = {
      database,
      transactions: new Transactions(database),
      meter: new ReadMeter(),
      faults: new Faults(),
    }
    const server = new Server({ 'grpc.max_receive_message_length': MAX_REQUEST_BYTES })
    server.addService(loadFirestoreService(), {
      ...readMethods(context),
      ...listingMethods(context),
      ...writeMethods(context),
      ...listenMethods(context),
    })
    const bound = await new Promise<number>((resolve, reject) => {
      server.bindAsync(`${host}:${port}`, ServerCredentials.createInsecure(), (error, actual) => {
        if (error) reject(error)
        else resolve(actual)
      })
    })
    return new EmbeddedFirestore(server, host, bound, { ...context, work })
  }

  /** Lets calls under way finish for half a second, then ends them. */
  async stop(): Promise<void> {
    this.faults.clear()
    await new Promise<void>((resolve) => {
      const force = setTimeout(() => this.#server.forceShutdown(), GRACE_MS)
      this.#server.tryShutdown(() => {
        clearTimeout(force)
        resolve()
      })
      // A listener has no end of its own to wait for.
      this.faults.cut('Listen')
    })
  }
}
