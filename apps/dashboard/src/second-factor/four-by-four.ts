// A secret in groups of four: so is it read from a screen and typed on a phone without losing one's place.

export function fourByFour(secret: string): string {
  return secret.match(/.{1,4}/g)?.join(' ') ?? ''
}
