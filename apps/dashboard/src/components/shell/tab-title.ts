// What the browser's tab says.

/**
 * `(3) Orders · Deltadesk`.
 *
 * @param news - how many new orders, as it is written; 0 for none
 */
export function tabTitle(page: string | undefined, news: string | 0): string {
  const name = page === undefined ? 'Deltadesk' : `${page} · Deltadesk`
  return news === 0 ? name : `(${news}) ${name}`
}
