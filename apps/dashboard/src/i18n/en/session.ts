// Signing in, and the end of a session.

export const session = {
  signInTitle: 'Sign in to your orders',
  codeTitle: 'Enter your code',
  email: 'Email',
  password: 'Password',
  show: 'Show',
  hide: 'Hide',
  signIn: 'Sign in',
  signingIn: 'Signing in…',
  signInWithGoogle: 'Sign in with Google',
  ended: 'Your session has ended. Sign in again to go on.',
  pauseLeft: (duration: string): string => `You can try again in ${duration}.`,
  pauseOver: 'You can try again now.',
  endsIn: (duration: string): string => `Your session ends in ${duration}.`,
  ending: 'End of the session',
  endsSoon: 'Your session ends in a few minutes.',
  endingNow: 'Your session ends now.',
  stay: 'Stay signed in',
  renewTitle: 'Stay signed in',
  renewHint: 'Enter your password to go on where you are, as',
  cancel: 'Cancel',
}
