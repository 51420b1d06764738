// Who may see which page, and where they are sent instead. Pure, so that it is tested without a browser.
import type { RouteLocationRaw, RouteMeta } from 'vue-router'
import type { Messages } from '../i18n/messages.ts'

declare module 'vue-router' {
  interface RouteMeta {
    /** Which words the browser's tab says. */
    title: keyof Messages['shell']['titles']
    /** `signed-in`: for people with a session; `signed-out`: for those without one; `anyone` else. */
    for: 'signed-in' | 'signed-out' | 'anyone'
  }
}

/** A route as far as the guard looks at it. */
export interface Target {
  readonly fullPath: string
  readonly meta: RouteMeta
  readonly query: Readonly<Record<string, unknown>>
}

/** Where to go instead of `target`; nothing if `target` is right. */
export function redirectFor(target: Target, signedIn: boolean): RouteLocationRaw | undefined {
  if (signedIn && target.meta.for === 'signed-out') return nextPath(target.query.next)
  if (!signedIn && target.meta.for === 'signed-in') {
    return { name: 'sign-in', query: target.fullPath === HOME ? {} : { next: target.fullPath } }
  }
  return undefined
}

const HOME = '/orders'

/** The page that was asked for before signing in, if it is one of this app: never another host. */
function nextPath(next: unknown): string {
  const isOwnPath = typeof next === 'string' && /^\/(?![/\\])/.test(next)
  return isOwnPath ? next : HOME
}
