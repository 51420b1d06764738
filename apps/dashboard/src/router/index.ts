// The pages and their addresses.
import { watch } from 'vue'
import {
  createRouter,
  createWebHistory,
  type RouteLocationNormalized,
  type Router,
} from 'vue-router'
import NotFoundPage from '../pages/NotFoundPage.vue'
import OrdersPage from '../pages/OrdersPage.vue'
import SignInPage from '../pages/SignInPage.vue'
import type { useSessionStore } from '../session/session-store.ts'
import { redirectFor } from './guard.ts'

/** Keeps every page to those it is for, also when the session begins, ends or opens less while it is open. */
export function createDeskRouter(session: ReturnType<typeof useSessionStore>): Router {
  const router = createRouter({
    history: createWebHistory(),
    routes: [
      { path: '/', redirect: '/orders' },
      {
        path: '/orders',
        name: 'orders',
        component: OrdersPage,
        meta: { title: 'orders', for: 'signed-in' },
        // The panel belongs to the page, which shows it wherever there is room for it.
        children: [{ path: ':id', name: 'order', components: {} }],
      },
      {
        path: '/overview',
        name: 'overview',
        component: () => import('../pages/OverviewPage.vue'),
        meta: { title: 'overview', for: 'signed-in' },
      },
      {
        path: '/account',
        name: 'account',
        component: () => import('../pages/AccountPage.vue'),
        meta: { title: 'account', for: 'signed-in' },
      },
      {
        path: '/second-factor',
        name: 'second-factor',
        component: () => import('../pages/SecondFactorPage.vue'),
        meta: { title: 'secondFactor', for: 'setting-up' },
      },
      {
        path: '/sign-in',
        name: 'sign-in',
        component: SignInPage,
        meta: { title: 'signIn', for: 'signed-out' },
      },
      {
        path: '/:path(.*)*',
        name: 'not-found',
        component: NotFoundPage,
        meta: { title: 'notFound', for: 'anyone' },
      },
    ],
    scrollBehavior: (to, from, saved) =>
      pageOf(to) === pageOf(from) ? false : (saved ?? { top: 0 }),
  })

  router.beforeEach(async (to) => {
    await session.known()
    return redirectFor(to, session.standing) ?? true
  })
  // The session may have ended while the page was being fetched.
  router.beforeResolve((to) => redirectFor(to, session.standing) ?? true)
  watch(
    () => session.standing,
    (standing) => {
      // Who signs out on purpose starts at home next time; who was signed out comes back to where they were.
      const target = router.currentRoute.value
      // The first page is still on its way: the guards above look after it.
      if (target.matched.length === 0) return
      const staysAway = standing === 'signed-out' && !session.ended
      const asked = staysAway ? { ...target, fullPath: '/orders', query: {} } : target
      const redirect = redirectFor(asked, standing)
      if (redirect !== undefined) void router.replace(redirect)
    },
  )
  return router
}

/** What a route shows the same page as: an order lies beside the orders, so opening it is no new page. */
export function pageOf(route: Pick<RouteLocationNormalized, 'matched'>): string | undefined {
  return route.matched[0]?.path
}
