// Every word of the dashboard, in German.
import { commands } from './de/commands.ts'
import { errors } from './de/errors.ts'
import { find } from './de/find.ts'
import { formats } from './de/formats.ts'
import { orders } from './de/orders.ts'
import { session } from './de/session.ts'
import { settings } from './de/settings.ts'
import { shell } from './de/shell.ts'
import { sync } from './de/sync.ts'
import type { Messages } from './messages.ts'

export const de: Messages = {
  commands,
  errors,
  find,
  formats,
  orders,
  session,
  settings,
  shell,
  sync,
}
