// Prints each order as it comes and changes. DESK_URL, DESK_EMAIL and DESK_PASSWORD say which desk, and who asks.
import { httpPages, SyncClient } from '@deltadesk/sync'

const { DESK_URL, DESK_EMAIL: email, DESK_PASSWORD: password } = process.env
const body = new Blob([JSON.stringify({ email, password })], { type: 'application/json' })
const signIn = await fetch(`${DESK_URL}/api/auth/login`, { method: 'POST', body })
if (!signIn.ok) throw new Error(`Not signed in: ${await signIn.text()}`)
const [cookie = ''] = (signIn.headers.get('set-cookie') ?? '').split(';')
const client = new SyncClient({ fetchPage: httpPages(`${DESK_URL}/api/orders`, { cookie }) })
client.subscribe({
  round({ added, changed }) {
    for (const id of [...added, ...changed]) console.log(JSON.stringify(client.get(id)))
  },
})
client.start()
