// What the check reads of Firestore, and what it pays for that.
import type { Firestore } from 'firebase-admin/firestore'
import type { Config } from '../../config/config.ts'
import { OrdersQueries } from '../../orders/source/orders-query.ts'
import { OrdersReader } from '../../orders/source/orders-reader.ts'

/** What a check of the shop works with. */
export interface Shop {
  readonly config: Config
  readonly client: Firestore
  readonly queries: OrdersQueries
  readonly reader: OrdersReader
  readonly spending: Spending
  /** Ends when one call has taken as long as it may. */
  readonly patience: () => AbortSignal
}

export class Spending {
  #reads = 0

  get reads(): number {
    return this.#reads
  }

  /** Notes what something cost, and hands it on. */
  on<T extends { readonly reads: number }>(answer: T): T {
    this.#reads += answer.reads
    return answer
  }
}

export function openShop(config: Config, client: Firestore, spending: Spending): Shop {
  const collection = client.collection(config.ordersCollection)
  return {
    config,
    client,
    spending,
    queries: new OrdersQueries(collection, config.ordersFields.updatedAt),
    reader: new OrdersReader(collection, config.ordersFields, 'all'),
    patience: () => AbortSignal.timeout(config.firestore.timeoutMs),
  }
}
