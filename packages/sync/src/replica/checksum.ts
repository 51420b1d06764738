// An order-independent fingerprint of what a replica holds, kept up to date change by change: the sum,
// modulo 2^32, of one hash for each (id, version). Adding and taking away are one addition each, and two
// replicas agree exactly when they hold the same versions of the same ids, but for one chance in 2^32.

/** FNV-1a over the id's UTF-16 units (http://www.isthe.com/chongo/tech/comp/fnv), then MurmurHash3's 32-bit finaliser over it and the version. */
function fingerprint(id: string, version: number): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193)
  hash = mix(hash ^ (version | 0))
  return mix(hash ^ Math.floor(version / 2 ** 32))
}

function mix(value: number): number {
  let hash = value
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

export class Checksum {
  #sum = 0

  add(id: string, version: number): void {
    this.#sum = (this.#sum + fingerprint(id, version)) >>> 0
  }

  subtract(id: string, version: number): void {
    this.#sum = (this.#sum - fingerprint(id, version)) >>> 0
  }

  /** Eight hex digits. */
  toString(): string {
    return this.#sum.toString(16).padStart(8, '0')
  }
}
