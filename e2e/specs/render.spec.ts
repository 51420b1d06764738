// The desk as render.yaml sets it up: the dashboard on one origin, the API in production on another behind a rewrite.
import { expect, NOBODY, test } from '../desk/desk.ts'
import { readBlueprint, serviceOf } from '../render/blueprint.ts'
import { startStaticSite } from '../render/static-site.ts'
import { rows, searchBox, seeOrders } from '../screens/orders.ts'
import { beginAtFirst, codeField, keepCodes, scan } from '../screens/second-factor.ts'
import { signOut, trySignIn } from '../screens/sign-in.ts'

test.use({ storageState: NOBODY })

/** What the blueprint sets for the API. */
function blueprintEnv(): Record<string, string> {
  const { envVars = [] } = serviceOf(readBlueprint(), 'deltadesk-api')
  return Object.fromEntries(
    envVars.flatMap(({ key, value }) => (value === undefined ? [] : [[key, value]])),
  )
}

test('at the static site alone an admin signs in with a second factor, reads orders and signs out', async ({
  page,
  ownDesk,
}) => {
  let apiUrl = ''
  const site = await startStaticSite({ apiUrl: () => apiUrl })
  const env = blueprintEnv()
  const here = {
    TRUST_PROXY: `127.0.0.0/8,${env.TRUST_PROXY}`,
    PUBLIC_ORIGIN: site.url,
    DASHBOARD_DIR: '',
  }
  const desk = await ownDesk({ orders: 30, env: { ...env, ...here } })
  apiUrl = desk.url
  const asked = new Set<string>()
  page.on('request', (request) => asked.add(new URL(request.url()).origin))

  const deep = `${site.url}/orders?q=matcha&sort=-total`
  expect((await page.goto(deep))?.headers()).toMatchObject({ 'x-frame-options': 'DENY' })
  await trySignIn(page)
  await beginAtFirst(page)
  const app = await scan(page)
  await codeField(page).fill(app(Date.now()))
  await keepCodes(page)
  await expect(page).toHaveURL(deep)
  await expect(searchBox(page)).toHaveValue('matcha')
  await searchBox(page).fill('')
  await seeOrders(page)
  await expect(rows(page)).not.toHaveCount(0)

  const [cookie] = await page.context().cookies()
  expect(cookie).toMatchObject({
    name: '__Host-deltadesk.sid',
    domain: 'localhost',
    httpOnly: true,
    secure: true,
    sameSite: 'Strict',
  })
  const unknown = await page.request.get(`${site.url}/api/nothing`)
  expect(await unknown.json()).toMatchObject({ statusCode: 404, code: 'NOT_FOUND' })
  const script = await page.locator('script[src^="/assets/"]').first().getAttribute('src')
  const asset = await page.request.get(`${site.url}${script}`)
  expect(asset.headers()['cache-control']).toBe('public, max-age=31536000, immutable')

  await signOut(page)
  expect([...asked]).toEqual([site.url])
  await site.stop()
})
