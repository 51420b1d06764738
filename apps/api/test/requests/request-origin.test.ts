import t from 'tap'
import { mayChange } from '../../src/requests/request-origin.ts'

const OWN = 'https://desk.example'
const TRUSTED = ['https://admin.shop.example']

type Case = readonly [
  what: string,
  fetchSite: string | undefined,
  origin: string | undefined,
  may: boolean,
]

const CASES: readonly Case[] = [
  ['a page of the desk', 'same-origin', OWN, true],
  ['a page of the desk behind another host name', 'same-origin', 'https://www.desk.example', true],
  ['no page at all', 'none', undefined, true],
  ['a page on another host of the same domain', 'same-site', 'https://blog.desk.example', false],
  ['a page of another site', 'cross-site', 'https://evil.example', false],
  ['a page of another site that sends no Origin', 'cross-site', undefined, false],
  ['a sandboxed page', 'cross-site', 'null', false],
  ['a header with two values', 'same-origin,cross-site', undefined, false],
  ['a page that is trusted', 'cross-site', 'https://admin.shop.example', true],
  ['a page whose origin only begins like a trusted one', 'cross-site', `${TRUSTED}.evil`, false],
  ['an older browser on a page of the desk', undefined, OWN, true],
  ['an older browser on a page over plain HTTP', undefined, 'http://desk.example', false],
  ['an older browser on another port', undefined, `${OWN}:8443`, false],
  ['an older browser on a page of another site', undefined, 'https://evil.example', false],
  ['an older browser on a sandboxed page', undefined, 'null', false],
  ['a program that is no browser', undefined, undefined, true],
]

for (const [what, fetchSite, origin, may] of CASES) {
  t.test(`${what} may ${may ? '' : 'not '}change something`, async (t) => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'PROPFIND']) {
      t.equal(mayChange({ method, fetchSite, origin, ownOrigin: OWN }, TRUSTED), may, method)
    }
    for (const method of ['GET', 'HEAD', 'OPTIONS']) {
      t.equal(mayChange({ method, fetchSite, origin, ownOrigin: OWN }, TRUSTED), true, method)
    }
  })
}
