// The system's notifications: asked for only when somebody switches them on, and never needed.

/** Whether this browser has them at all; a phone's may not, outside an installed app. */
export function hasNotifications(): boolean {
  return 'Notification' in globalThis
}

function mayNotify(): boolean {
  return hasNotifications() && Notification.permission === 'granted'
}

/** Asks the person, unless they have decided before. */
export async function askToNotify(): Promise<boolean> {
  if (!hasNotifications()) return false
  return (await Notification.requestPermission()) === 'granted'
}

/** Shows `title`; takes the place of the last one instead of piling up. A click on it brings this tab up. */
export function showNotification(title: string): void {
  if (!mayNotify()) return
  try {
    const notification = new Notification(title, {
      tag: 'deltadesk.new-orders',
      icon: '/favicon.svg',
    })
    notification.addEventListener('click', () => {
      window.focus()
      notification.close()
    })
  } catch {
    // Chrome on Android knows the class but lets only service workers use it.
  }
}
