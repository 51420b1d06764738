import t from 'tap'
import { redirectFor, type Target } from '../../src/router/guard.ts'

const orders: Target = {
  fullPath: '/orders',
  meta: { title: 'orders', for: 'signed-in' },
  query: {},
}
const signIn = (next?: unknown): Target => ({
  fullPath: '/sign-in',
  meta: { title: 'signIn', for: 'signed-out' },
  query: { next },
})

t.test('who is signed out is sent to sign in and comes back to the page asked for', async (t) => {
  const deep = { ...orders, fullPath: '/orders?page=2' }
  t.strictSame(redirectFor(deep, false), { name: 'sign-in', query: { next: '/orders?page=2' } })
  t.equal(redirectFor(signIn('/orders?page=2'), true), '/orders?page=2')
})

t.test('the start page needs no mention in the address', async (t) => {
  t.strictSame(redirectFor(orders, false), { name: 'sign-in', query: {} })
  t.equal(redirectFor(signIn(), true), '/orders')
})

t.test('a page that is right is left alone', async (t) => {
  t.equal(redirectFor(orders, true), undefined)
  t.equal(redirectFor(signIn(), false), undefined)
  const lost: Target = { fullPath: '/x', meta: { title: 'notFound', for: 'anyone' }, query: {} }
  t.equal(redirectFor(lost, true), undefined)
  t.equal(redirectFor(lost, false), undefined)
})

t.test('signing in never leads to another host', async (t) => {
  for (const next of [
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'x',
    ['/a'],
    7,
  ]) {
    t.equal(redirectFor(signIn(next), true), '/orders', String(next))
  }
})
