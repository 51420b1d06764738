// The overview: what the orders come to.
export const numbers = {
  title: 'Overview',
  /** `days` is the range itself, as in «Oct 26 – Nov 24, 2026». */
  compared: (days: string, before: string) => `${days}, compared with ${before}`,
  comparedSoFar: (days: string, before: string) =>
    `${days}, compared with ${before} up to the same time of day`,
  since: (day: string) =>
    `The oldest order held here is of ${day}: earlier ones, if there are any, are missing from the comparison.`,
  undated: (count: number, shown: string) =>
    count === 1
      ? '1 order does not say when it was made, so it is in no period.'
      : `${shown} orders do not say when they were made, so they are in no period.`,

  period: 'Period',
  periods: {
    today: 'Today',
    '7d': '7 days',
    '30d': '30 days',
    '90d': '90 days',
    month: 'This month',
    custom: 'Custom',
  },
  from: 'From',
  to: 'To',
  currency: 'Currency',
  allCurrencies: 'All currencies',
  noCurrency: 'No currency',

  tiles: 'Key figures',
  orders: 'Orders',
  revenue: 'Revenue',
  revenueNote: 'Totals of all orders but those cancelled, refunded or failed',
  average: 'Average order',
  delivered: 'Delivered',
  cancelled: 'Cancelled or refunded',
  moreCurrencies: (shown: string) => `and ${shown} more`,

  /** A change, said to screen readers; `shown` is without its sign. */
  up: (shown: string) => `up ${shown}`,
  down: (shown: string) => `down ${shown}`,
  same: 'no change',
  points: (shown: string) => `${shown} pts`,
  fromZero: 'new',
  noEarlier: 'no earlier orders',
  nothing: 'no orders to compare',

  ordersOverTime: 'Orders over time',
  revenueOverTime: 'Revenue over time',
  byStatus: 'By status',
  byQuantity: 'Top products by pieces',
  byRevenue: 'Top products by revenue',
  /** A heading with the currency that its amounts are in. */
  inCurrency: (heading: string, currency: string) => `${heading}, ${currency}`,
  thisPeriod: 'This period',
  periodBefore: 'Period before',
  chartHint: 'Arrow keys move along, Enter shows the orders',
  /** One bar, said in a sentence. */
  bar: (when: string, now: string, before: string) => `${when}: ${now}, period before: ${before}`,
  barAlone: (when: string, now: string) => `${when}: ${now}`,
  asTable: 'Show as table',
  asTableOf: (heading: string) => `Show as table: ${heading}`,
  when: 'When',
  status: 'Status',
  product: 'Product',
  pieces: 'Pieces',
  change: 'Change',
  noStatus: 'No status',
  noName: 'No name',
  nothingSold: 'Nothing sold in this period.',

  loading: 'Counting the orders…',
  empty: 'No orders yet',
  emptyHint: 'As soon as the shop takes one, its numbers appear here by themselves.',
  emptyPeriod: 'No orders in this period',
  emptyPeriodHint: 'Choose a longer one, or look at all orders.',
  longer: 'Show 90 days',
  allOrders: 'All orders',
}
