// The one link that an order's text becomes. It comes from outside: it must not name another protocol, nor add headers,
// recipients or a body to the mail.

/** Undefined for what mail programs would not take as one address. */
export function mailtoOf(email: string): string | undefined {
  return /^[^\s?&@]+@[^\s?&@]+$/.test(email) ? `mailto:${encodeURIComponent(email)}` : undefined
}
