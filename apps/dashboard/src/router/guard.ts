// Who may see which page, and where they are sent instead. Pure, so that it is tested without a browser.
import type { RouteLocationRaw, RouteMeta } from 'vue-router'
import type { Messages } from '../i18n/messages.ts'
import type { Standing } from '../session/standing.ts'

declare module 'vue-router' {
  interface RouteMeta {
    /** Which words the browser's tab says. */
    title: keyof Messages['shell']['titles']
    /** Whose session opens that much and no more; or `anyone`. */
    for: Standing | 'anyone'
  }
}

/** A route as far as the guard looks at it. */
export interface Target {
  readonly fullPath: string
  readonly meta: RouteMeta
  readonly query: Readonly<Record<string, unknown>>
}

/** Where to go instead of `target`; nothing if `target` is right. */
export function redirectFor(target: Target, standing: Standing): RouteLocationRaw | undefined {
  const { fullPath, meta, query } = target
  if (meta.for === 'anyone' || meta.for === standing) return undefined
  const wanted = meta.for === 'signed-in' ? fullPath : nextPath(query.next)
  if (standing === 'signed-in') return wanted
  const name = standing === 'setting-up' ? 'second-factor' : 'sign-in'
  return { name, query: wanted === HOME ? {} : { next: wanted } }
}

const HOME = '/orders'

/** The page that was asked for before signing in, if it is one of this app: never another host. */
function nextPath(next: unknown): string {
  const isOwnPath = typeof next === 'string' && /^\/(?![/\\])/.test(next)
  return isOwnPath ? next : HOME
}
