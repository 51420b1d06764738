// The settings: how a person likes the dashboard.

export const settingsDialog = {
  title: 'Settings',
  note: 'Kept in this browser.',
  language: 'Language',
  auto: 'Automatic',
  timeZone: 'Time zone',
  timeZoneHint: 'Dates and times are shown in it.',
  timeZoneAuto: (name: string): string => `This computer’s (${name})`,
  timeZoneSearch: 'Search for a city or region',
  timeZoneNone: 'No time zone by that name',
  timeZoneMore: (shown: string): string => `${shown} more: type to find them`,
  timeZoneList: 'Show the time zones',
  theme: 'Appearance',
  density: 'Table rows',
  newOrders: 'When a new order arrives',
  sound: 'Play a short tone',
  notification: 'Show a notification while this tab is hidden',
  notificationDenied:
    'The browser does not allow it. Allow notifications for this site in its settings, then try again.',
  notificationMissing: 'This browser has no notifications.',
}
