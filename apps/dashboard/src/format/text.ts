// Text that others wrote: customers, whose names may be a megabyte long or end in half a character, and the
// server, whose messages may lack their full stop.

/**
 * The first `limit` UTF-16 units of `text` with an ellipsis where there was more. Never cuts a character in two,
 * and replaces halves that were there before.
 */
export function clip(text: string, limit: number): string {
  if (text.length <= limit) return text.toWellFormed()
  const lastUnit = text.charCodeAt(limit - 1)
  const splitsPair = lastUnit >= 0xd800 && lastUnit <= 0xdbff
  return `${text.slice(0, splitsPair ? limit - 1 : limit).toWellFormed()}…`
}

/** `text` with a full stop, unless it ends like a sentence already; so that another one can follow. */
export function asSentence(text: string): string {
  return /[.!?…][“”"»]?$/.test(text) ? text : `${text}.`
}
