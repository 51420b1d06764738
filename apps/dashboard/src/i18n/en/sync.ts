// How current the orders are, in a word.

export const sync = {
  open: 'Show sync details',
  lights: {
    live: 'Live',
    syncing: 'Syncing',
    behind: 'Behind',
    offline: 'Offline',
    'signed-out': 'Signed out',
  },
}
