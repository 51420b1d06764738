// The frame around the pages.

export const shell = {
  skip: 'Skip to content',
  titles: {
    orders: 'Orders',
    overview: 'Overview',
    account: 'Account',
    secondFactor: 'Second factor',
    signIn: 'Sign in',
    notFound: 'Page not found',
  },
  navigation: 'Pages',
  actions: 'Search for commands',
  account: (email: string): string => `Account: ${email}`,
  signedInAs: 'Signed in as',
  settings: 'Settings',
  shortcuts: 'Keyboard shortcuts',
  signOut: 'Sign out',
  signOutFailed: 'The server could not be told, so you are still signed in. Try to sign out again.',
  cantStart: 'Deltadesk can’t start',
  tryAgain: 'Try again',
  notFound: 'There is no such page',
  toOrders: 'Go to the orders',
  close: 'Close',
  messages: 'Messages',
  dismiss: 'Dismiss this message',
  undo: 'Undo',
  cantLoadPart: 'This part can’t be loaded right now. Check your connection and try again.',
  newOrders: (count: number, shown: string): string =>
    count === 1 ? '1 new order' : `${shown} new orders`,
}
