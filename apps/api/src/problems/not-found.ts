// What is asked for does not exist.

/** No such thing: a path that no route answers, or something that is not there (any more). */
export class NotFoundError extends Error {
  readonly code = 'NOT_FOUND'

  constructor(message: string) {
    super(message)
    this.name = 'NotFoundError'
  }
}
