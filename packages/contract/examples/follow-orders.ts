// Prints each order as it comes and changes. DESK_URL says which desk, DESK_TOKEN is an API token for orders:read.
import { createDeskClient } from '@deltadesk/contract/client'
import { SyncClient } from '@deltadesk/sync'

const { DESK_URL: url = '', DESK_TOKEN: token = '' } = process.env
const desk = createDeskClient({ url, token })
const orders = new SyncClient({ fetchPage: (since, signal) => desk.getOrders({ since, signal }) })
orders.subscribe({
  round({ added, changed }) {
    for (const id of [...added, ...changed]) {
      const order = orders.get(id)
      console.log(`${order?.number}: ${order?.status}, ${order?.total} ${order?.currency}`)
    }
  },
})
orders.start()
