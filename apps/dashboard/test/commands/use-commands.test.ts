import t from 'tap'
import { effectScope, shallowRef } from 'vue'
import { useCommandList, useCommands } from '../../src/commands/use-commands.ts'

const command = (id: string, title = id) => ({ id, title, run: () => undefined })
const { commands } = useCommandList()
const titles = () => commands.value.map(({ title }) => title)

t.test('commands are there for as long as what registered them', async (t) => {
  const page = effectScope()
  page.run(() => useCommands([command('a'), command('b')]))
  t.strictSame(titles(), ['a', 'b'])
  page.stop()
  t.strictSame(titles(), [])
})

t.test('a getter is followed', async (t) => {
  const language = shallowRef('English')
  const page = effectScope()
  page.run(() => useCommands(() => [command('a', language.value)]))
  language.value = 'Deutsch'
  t.strictSame(titles(), ['Deutsch'])
  page.stop()
})

t.test('of two with one id the later holds, until it is gone', async (t) => {
  const [app, page] = [effectScope(), effectScope()]
  app.run(() => useCommands([command('a', 'of the app')]))
  page.run(() => useCommands([command('a', 'of the page')]))
  t.strictSame(titles(), ['of the page'])
  page.stop()
  t.strictSame(titles(), ['of the app'])
  app.stop()
})
