// What a line says in words may repeat what others said: Google or Redis in the message of an error, and of the errors
// that it was caused by. Whatever looks like a secret or an e-mail address there is taken out, just before the line is
// written.

/** Whether to look closer: nearly no line has any of it. */
const SUSPECT = /@|%40|\bddk_|\beyJ|\b(?:bearer|basic) |\$argon2/i

const SECRETS = [
  // An e-mail address, percent-encoded or not.
  /[^\s"'`<>()[\],:;@\\]{1,64}(?:@|%40)[^\s"'`<>()[\],:;@\\/]{1,255}\.\p{L}{2,}/giu,
  // The text of an API token, after its id.
  /(?<=\bddk_[0-9a-f]{16}_)[\w-]+/g,
  // A JSON Web Token, such as an ID token.
  /\beyJ[\w-]+\.[\w-]+\.[\w-]*/g,
  // What stands behind the name of a way to prove who one is.
  /(?<=\b(?:bearer|basic) )[\w.~+/=-]{6,}/gi,
  // A password hash.
  /\$argon2[\w$=,+/-]+/g,
]

/** All lines but those of a stack, which name files: their paths may look like an address. */
const WORDS = /^(?! *at ).+$/gm

/** A line as it is written. @param line - JSON */
export function discreetLine(line: string): string {
  if (!SUSPECT.test(line)) return line
  return `${JSON.stringify(JSON.parse(line), discreetValue)}\n`
}

function discreetValue(_name: string, value: unknown): unknown {
  return typeof value === 'string' ? value.replaceAll(WORDS, discreetWords) : value
}

function discreetWords(words: string): string {
  return SECRETS.reduce((text, secret) => text.replaceAll(secret, '[secret]'), words)
}
