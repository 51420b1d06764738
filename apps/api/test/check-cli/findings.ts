// A shop over an embedded Firestore as the check sees it, and what it has to say.
import { type DocumentData, Timestamp } from 'firebase-admin/firestore'
import type { Test } from 'tap'
import type { Finding } from '../../src/check-cli/finding.ts'
import { lineOf } from '../../src/check-cli/report.ts'
import { openShop, Spending } from '../../src/check-cli/shop/shop.ts'
import { loadConfig } from '../../src/config/config.ts'
import { embeddedClient } from '../fixtures/embedded-client.ts'

/** An order that nothing is wrong with, but for when it was written. */
export const ORDER = {
  number: 'D-1',
  customer: { name: 'Zoë', email: 'zoe@shop.example' },
  items: [{ sku: 'S', name: 'Tea', quantity: 2, price: 4.5 }],
  total: 9,
  currency: 'EUR',
  status: 'paid',
  createdAt: new Timestamp(1_767_225_600, 0),
}

/** @param env - added to that of the check */
export async function checkedShop(t: Test, env: Readonly<Record<string, string>> = {}) {
  const { embedded, client } = await embeddedClient(t)
  const config = loadConfig({
    FIRESTORE_EMULATOR_HOST: embedded.host,
    SECRET_KEY: '7f0c1a93be5d4826a1f39c7de0b846527f0c1a93be5d4826',
    SOURCE_TIMEOUT_MS: '2000',
    ...env,
  })
  const orders = client.collection('orders')
  const spending = new Spending()
  return {
    embedded,
    client,
    config,
    spending,
    shop: openShop(config, client, spending),
    write: (id: string, data: DocumentData) => orders.doc(id).set(data),
    /** Orders `0000`, `0001` … in one commit. */
    async fill(count: number, data: (n: number) => DocumentData) {
      const batch = client.batch()
      for (let n = 0; n < count; n++) batch.set(orders.doc(String(n).padStart(4, '0')), data(n))
      await batch.commit()
    },
  }
}

/** All of what a check finds, as lines. */
export async function linesOf(
  check: AsyncIterable<Finding> | Iterable<Finding>,
): Promise<string[]> {
  const lines: string[] = []
  for await (const finding of check) lines.push(lineOf(finding))
  return lines
}

/** The line about one thing. */
export function about(lines: readonly string[], thing: string): string {
  return lines.filter((line) => line.slice(9).startsWith(`${thing}:`)).join('\n')
}
