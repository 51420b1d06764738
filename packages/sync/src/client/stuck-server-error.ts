// The one fault of a server that only a client can see: it promises more and does not hand it out.

/** The server said that there is more, and led back to where this round has been already. */
export class StuckServerError extends Error {
  readonly code = 'SERVER_STUCK'

  constructor() {
    super('The server repeats itself instead of sending the rest; it is asked again after a pause')
    this.name = 'StuckServerError'
  }
}
