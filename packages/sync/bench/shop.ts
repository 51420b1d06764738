// A shop with as many orders as wanted. All documents are of one size and none shares a character with another,
// so that what they take is known however often they change, and everything beyond it is the replica's.
import type { SourceDocument } from '../src/index.ts'
import { timestampFromMicros } from '../src/timestamp.ts'
import { Random } from './random.ts'

/** What an order takes on the wire. */
const TEXT_BYTES = 600
const ID_LENGTH = 20
const SEED = 7
const BATCH = 10_000
const OPENING = 1_790_000_000_000_000n
/** Between two orders, in microseconds: a million of them in half a year. */
const PACE = 15_000_037n

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
/** From one changed order to the next; it has no divisor in common with a power of ten. */
const STRIDE = 618_033
const NAMES = ['Ana Torres', 'Jonas Weber', 'Mei Lin', 'Priya Nair', 'Sam Okafor', 'Zoe Martin']
const CITIES = ['Berlin', 'Chennai', 'Lagos', 'Lyon', 'Madrid', 'Taipei']
const PRODUCTS = ['Cast-iron teapot', 'Hand grinder', 'Moka pot', 'Santoku', 'Stoneware mug']
const STATUSES = ['pending', 'paid', 'packed', 'shipped', 'delivered', 'returned']
const NOTE = 'Please leave it with the neighbour if nobody answers, and ring twice. '.repeat(9)

export interface OrderDocument extends SourceDocument<string> {
  readonly value: string
}

export class Shop {
  readonly #random = new Random(SEED)
  readonly #ids: string[] = []
  readonly #texts: string[] = []
  #now: bigint
  #changed = 0
  #renewed = 0

  /** @param orders - how many there are at any time: a power of ten */
  constructor(orders: number) {
    for (let number = 0; number < orders; number++) {
      this.#ids.push(this.#newId())
      this.#texts.push(this.#text(number))
    }
    this.#now = OPENING + BigInt(orders) * PACE
  }

  /** The orders there are now, oldest first, so many at a time that the rest need not be there. */
  *stock(): Generator<OrderDocument[]> {
    for (let start = 0; start < this.#ids.length; start += BATCH) {
      yield this.#ids.slice(start, start + BATCH).map((id, offset) => {
        const number = start + offset
        return document(id, this.#texts[number] ?? '', OPENING + BigInt(number) * PACE)
      })
    }
  }

  /** Changes `count` orders, here and there: all of them once before any a second time. */
  change(count: number): OrderDocument[] {
    return Array.from({ length: count }, () => {
      this.#changed = (this.#changed + STRIDE) % this.#ids.length
      return this.#write(this.#changed, flat(this.#ids[this.#changed] ?? ''))
    })
  }

  /** Puts `count` new orders in the place of the oldest. */
  renew(count: number): OrderDocument[] {
    return Array.from({ length: count }, () => {
      const number = this.#renewed++ % this.#ids.length
      return this.#write(number, this.#newId())
    })
  }

  #newId(): string {
    let id = ''
    while (id.length < ID_LENGTH) id += ALPHABET.charAt(this.#random.below(ALPHABET.length))
    return flat(id)
  }

  #write(number: number, id: string): OrderDocument {
    const text = this.#text(number)
    this.#ids[number] = id
    this.#texts[number] = text
    return document(id, text, this.#tick())
  }

  #tick(): bigint {
    this.#now += PACE
    return this.#now
  }

  #text(number: number): string {
    const random = this.#random
    const line = () => {
      return {
        name: random.pick(PRODUCTS),
        quantity: 1 + random.below(5),
        price: random.below(20_000),
      }
    }
    const order = {
      number: `D-${10_001 + number}`,
      customer: { name: random.pick(NAMES), email: `customer${random.below(1e6)}@example.com` },
      items: [line(), line(), line()],
      shipping: { city: random.pick(CITIES), zip: String(10_000 + random.below(90_000)) },
      total: random.below(60_000) / 100,
      currency: 'EUR',
      status: random.pick(STATUSES),
    }
    const start = `${JSON.stringify(order).slice(0, -1)},"note":"`
    const end = '"}'
    return flat(start + NOTE.slice(0, TEXT_BYTES - start.length - end.length) + end)
  }
}

function document(id: string, value: string, micros: bigint): OrderDocument {
  const time = timestampFromMicros(micros)
  return { id, updateTime: time, updatedAt: time, stray: false, value }
}

/** The same text in a string of its own, as if it had just been received. */
function flat(text: string): string {
  return Buffer.from(text, 'latin1').toString('latin1')
}
