import t from 'tap'
import type { Command } from '../../src/commands/command.ts'
import { findCommands } from '../../src/commands/find-commands.ts'

const command = (title: string, ...keywords: string[]): Command => ({
  id: title,
  title,
  keywords,
  run: () => undefined,
})
const commands = [
  command('Sync now', 'refresh update'),
  command('Go to: Überblick', 'open'),
  command('Update the view'),
]
const find = (query: string) => findCommands(commands, query).map(({ title }) => title)

t.test('without words everything is offered', async (t) => {
  t.equal(find(' ').length, 3)
})

t.test('every word has to begin one of a command’s', async (t) => {
  t.strictSame(find('now sy'), ['Sync now'])
  t.strictSame(find('sync later'), [])
})

t.test('words of the title count for more than keywords', async (t) => {
  t.strictSame(find('update'), ['Update the view', 'Sync now'])
})

t.test('accents and case don’t matter', async (t) => {
  t.strictSame(find('UBER'), ['Go to: Überblick'])
})
