import t from 'tap'
import {
  captionsOf,
  holdsWhileTyping,
  type KeyPress,
  keyName,
  ShortcutSequence,
} from '../../src/commands/shortcut.ts'

const press = (key: string, held: Partial<KeyPress> & { altGraph?: boolean } = {}): KeyPress => ({
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  getModifierState: () => held.altGraph ?? false,
  ...held,
  key,
})

t.test('a character is named as it is typed, whatever it took to type it', async (t) => {
  t.equal(keyName(press('/', { shiftKey: true })), '/', 'on a German keyboard')
  t.equal(keyName(press('[', { altGraph: true, ctrlKey: true, altKey: true })), '[')
  t.equal(keyName(press('[', { altKey: true })), '[', 'with Option on a Mac')
})

t.test('Ctrl and ⌘ are the same', async (t) => {
  t.equal(keyName(press('k', { ctrlKey: true })), 'mod+k')
  t.equal(keyName(press('K', { metaKey: true, shiftKey: true })), 'mod+k')
})

t.test('other keys are named with what is held', async (t) => {
  t.equal(keyName(press('ArrowDown', { shiftKey: true })), 'shift+ArrowDown')
  t.equal(keyName(press('ArrowLeft', { altKey: true })), 'alt+ArrowLeft')
  t.equal(keyName(press('Shift', { shiftKey: true })), undefined)
})

t.test('keys one after the other make a shortcut, if they come soon enough', async (t) => {
  const all = ['g o', 'g v', 'o', 'x']
  const keys = new ShortcutSequence()
  t.strictSame(keys.press('g', 0, all), { begun: true })
  t.strictSame(keys.press('o', 500, all), { done: 'g o', begun: false })
  t.strictSame(keys.press('g', 1000, all), { begun: true })
  t.strictSame(keys.press('o', 9000, all), { done: 'o', begun: false }, 'too late for `g o`')
})

t.test('a key that continues nothing may begin something', async (t) => {
  const keys = new ShortcutSequence()
  keys.press('g', 0, ['g o', 'x'])
  t.strictSame(keys.press('x', 100, ['g o', 'x']), { done: 'x', begun: false })
  t.strictSame(keys.press('o', 200, ['g o', 'x']), { begun: false })
})

t.test('only keys with Ctrl or ⌘ are meant while somebody types', async (t) => {
  t.ok(holdsWhileTyping('mod+k'))
  t.notOk(holdsWhileTyping('x'))
})

t.test('keys are captioned as on the keyboard', async (t) => {
  t.strictSame(captionsOf('mod+k', true), ['⌘', 'K'])
  t.strictSame(captionsOf('mod+k', false), ['Ctrl', 'K'])
  t.strictSame(captionsOf('g o', false), ['G', 'O'])
  t.strictSame(captionsOf('shift+ArrowDown', false), ['Shift', '↓'])
  t.strictSame(captionsOf('X', false), ['Shift', 'X'])
  t.strictSame(captionsOf('+', false), ['+'])
})
