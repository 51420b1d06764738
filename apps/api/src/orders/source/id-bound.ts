// The ends of a stretch of ids. They are made by halving and need be nobody's id, but Firestore compares ids
// only with what could be one.

/** Texts that Firestore refuses as an id (https://firebase.google.com/docs/firestore/quotas#limits). */
const REFUSED = /^(?:\.\.?|__.*__)$/s

/**
 * A text that could be an id, with the same ids below it and the same from it on.
 *
 * What stands between a text with a slash and `0` in the slash's place has the slash itself, so no id does; and
 * nothing stands between a refused text, which is no id either, and itself with a NUL.
 *
 * @param text - not empty
 */
export function idBound(text: string): string {
  const slash = text.indexOf('/')
  const [before] = text.split('/', 1)
  const bound = slash < 0 ? text : `${before}0`
  return REFUSED.test(bound) ? `${bound}\0` : bound
}
