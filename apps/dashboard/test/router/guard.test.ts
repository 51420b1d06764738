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
  t.strictSame(redirectFor(deep, 'signed-out'), {
    name: 'sign-in',
    query: { next: '/orders?page=2' },
  })
  t.equal(redirectFor(signIn('/orders?page=2'), 'signed-in'), '/orders?page=2')
})

const setUp = (next?: unknown): Target => ({
  fullPath: '/second-factor',
  meta: { title: 'secondFactor', for: 'setting-up' },
  query: { next },
})

t.test('who has to set up a second factor does it first, and comes back', async (t) => {
  const deep = { ...orders, fullPath: '/orders?page=2' }
  const there = { name: 'second-factor', query: { next: '/orders?page=2' } }
  t.strictSame(redirectFor(deep, 'setting-up'), there)
  t.strictSame(redirectFor(signIn('/orders?page=2'), 'setting-up'), there)
  t.strictSame(redirectFor(orders, 'setting-up'), { name: 'second-factor', query: {} })
  t.equal(redirectFor(setUp('/orders?page=2'), 'setting-up'), undefined)
  t.equal(redirectFor(setUp('/orders?page=2'), 'signed-in'), '/orders?page=2')
})

t.test('a set-up whose session has ended is gone on with after signing in', async (t) => {
  const signInFirst = { name: 'sign-in', query: { next: '/account' } }
  t.strictSame(redirectFor(setUp('/account'), 'signed-out'), signInFirst)
})

t.test('the start page needs no mention in the address', async (t) => {
  t.strictSame(redirectFor(orders, 'signed-out'), { name: 'sign-in', query: {} })
  t.equal(redirectFor(signIn(), 'signed-in'), '/orders')
})

t.test('a page that is right is left alone', async (t) => {
  t.equal(redirectFor(orders, 'signed-in'), undefined)
  t.equal(redirectFor(signIn(), 'signed-out'), undefined)
  const lost: Target = { fullPath: '/x', meta: { title: 'notFound', for: 'anyone' }, query: {} }
  t.equal(redirectFor(lost, 'signed-in'), undefined)
  t.equal(redirectFor(lost, 'signed-out'), undefined)
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
    t.equal(redirectFor(signIn(next), 'signed-in'), '/orders', String(next))
  }
})
