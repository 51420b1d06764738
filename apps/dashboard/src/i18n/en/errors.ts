// What can come back instead of an answer, and what to do about it. What the server itself tells is in English.

export const errors = {
  unreachable: 'The server can’t be reached. Check your connection.',
  signedOut: 'Your session has ended. Sign in again.',
  wrongCredentials: 'The email or the password is wrong. Check both and try again.',
  wrongPassword: 'The password is wrong. Check it and try again.',
  tooManyTries: 'Too many tries. Wait a little before the next one.',
  unavailable: (told: string): string => told,
  refused: (told: string): string => told,
  unknown: 'Something went wrong here. Reload the page and try again.',
}
