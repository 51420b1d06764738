// A shop with as many orders as wanted. All documents are of one size and none shares a character with another,
// so that what they take is known however often they change, and everything beyond it is the replica's.
import type { SourceDocument } from '../src/index.ts'
import { timestampFromMicros } from '../src/timestamp.ts'
import { Random } from './random.ts'

/** What an order takes on the wire. */
const TEXT_BYTES = 600
const ID_LENGTH = 20
const SEED = 7
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
  readonly #stock: number
  #now: bigint
  #changed = 0

  /** @param stock - how many orders there are from the start: a power of ten */
  constructor(stock: number) {
    this.#stock = stock
    for (let number = 0; number < stock; number++) this.#place()
    this.#now = OPENING + BigInt(stock) * PACE
  }

  /** The orders there are from the start, for as long as none has been changed. */
  stock(): OrderDocument[] {
    return this.#ids.map((id, number) => {
      const value = this.#texts[number] ?? ''
      return document(id, value, OPENING + BigInt(number) * PACE)
    })
  }

  /** Changes `count` orders, here and there: all of them once before any a second time. */
  change(count: number): OrderDocument[] {
    return Array.from({ length: count }, () => {
      this.#changed = (this.#changed + STRIDE) % this.#stock
      return this.#rewrite(this.#changed)
    })
  }

  /** Places `count` new orders. */
  place(count: number): OrderDocument[] {
    return Array.from({ length: count }, () => {
      const number = this.#place()
      return document(this.#ids[number] ?? '', this.#texts[number] ?? '', this.#tick())
    })
  }

  #place(): number {
    let id = ''
    while (id.length < ID_LENGTH) id += ALPHABET.charAt(this.#random.below(ALPHABET.length))
    this.#texts.push(this.#text(this.#ids.length))
    return this.#ids.push(flat(id)) - 1
  }

  #rewrite(number: number): OrderDocument {
    const id = flat(this.#ids[number] ?? '')
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
      return { name: random.pick(PRODUCTS), quantity: 1 + random.below(5), price: random.below(20_000) }
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
    const room = TEXT_BYTES - JSON.stringify({ ...order, note: '' }).length
    return flat(JSON.stringify({ ...order, note: NOTE.slice(0, room) }))
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
