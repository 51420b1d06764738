// The account page: sessions, API tokens, and the password.

export const account = {
  about:
    'Where you are signed in, what may ask in your name, your password, and its second factor.',
  cancel: 'Cancel',
  loading: 'Loading…',

  sessions: {
    title: 'My sessions',
    hint: 'Everywhere you are signed in. End what you don’t know or no longer use.',
    current: 'This one',
    client: (product: string, system: string) => `${product} on ${system}`,
    unknownClient: 'Unknown client',
    address: (address: string) => `from ${address}`,
    signedIn: (time: string) => `signed in ${time}`,
    seen: (age: string) => `last seen ${age}`,
    end: 'End',
    endOf: (client: string) => `End session: ${client}`,
    ended: (client: string) => `Session ended: ${client}`,
    endOthers: 'End all others',
    endOthersAsk: (count: number, shown: string) =>
      count === 1
        ? 'The other session ends at once, and whoever uses it has to sign in again.'
        : `All ${shown} other sessions end at once, and whoever uses them has to sign in again.`,
    othersEnded: 'All other sessions have ended',
    alone: 'You are signed in nowhere else.',
  },

  tokens: {
    title: 'API tokens',
    hint: 'For scripts that ask in your name, with the rights that you give them and until a day that you set.',
    none: 'No tokens yet.',
    create: 'New token',
    name: 'Name',
    nameHint: 'What it is for, such as “Nightly export”.',
    scopes: 'May',
    scope: { 'orders:read': 'Read orders', 'sync:admin': 'Read sync facts and start a check' },
    noScope: 'Choose at least one right.',
    days: 'Ends after',
    endsOn: (day: string) => `On ${day}, and then it opens nothing any more.`,
    submit: 'Create token',
    submitting: 'Creating…',
    secretTitle: (name: string) => `Copy the secret of ${name} now`,
    secretWarning:
      'It is shown this once: the desk keeps only a fingerprint of it. Whoever has it can do what the token may.',
    secret: 'Secret',
    copy: 'Copy secret',
    copied: 'Secret copied',
    done: 'I have stored it',
    created: (day: string) => `created ${day}`,
    expires: (day: string) => `ends ${day}`,
    expired: (day: string) => `ended ${day}`,
    isExpired: 'Ended',
    used: (age: string) => `last used ${age}`,
    unused: 'never used',
    revoke: 'Revoke',
    revokeOf: (name: string) => `Revoke token: ${name}`,
    revokeAsk: (name: string) =>
      `${name} opens nothing any more, at once and for good. What uses it stops working.`,
    revoked: (name: string) => `Revoked ${name}`,
  },

  password: {
    title: 'Change password',
    hint: (shortest: string) =>
      `${shortest} characters or more. A few words in a row are easy to keep in mind and hard to guess.`,
    current: 'Current password',
    next: 'New password',
    repeated: 'New password again',
    submit: 'Change password',
    submitting: 'Changing…',
    changed: 'Password changed',
    faults: {
      short: (shortest: string) => `The new password needs ${shortest} characters or more.`,
      same: 'The new password is the current one. Choose another.',
      different: 'The new password and its repetition differ. Enter both again.',
    },
    wrong: 'The current password is wrong. Check it and try again.',
    unfit: (told: string) => `This password is not taken: ${told}`,
    breached:
      'This password turned up in a data breach, so attackers try it. Choose one that you use nowhere else; where you use this one, change it too.',
  },
}
