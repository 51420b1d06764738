// What a request is answered with that never came as far as the hooks which see to it for all others: nobody keeps the
// answer, and no browser takes it for a page.

export const BARE_HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none';frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
} as const
