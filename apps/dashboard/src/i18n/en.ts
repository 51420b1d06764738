// Every word of the dashboard, in English: a file for each area of the screen. A message with parameters is a function;
// counts are formatted by whoever calls it, and come with the number itself where the grammar needs it.
import { commands } from './en/commands.ts'
import { errors } from './en/errors.ts'
import { find } from './en/find.ts'
import { formats } from './en/formats.ts'
import { orders } from './en/orders.ts'
import { session } from './en/session.ts'
import { settings } from './en/settings.ts'
import { shell } from './en/shell.ts'
import { sync } from './en/sync.ts'

export const en = {
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
