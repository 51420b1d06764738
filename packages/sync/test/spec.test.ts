// The specification is true: every invariant names a test, and every test that it names is there.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import t from 'tap'

const PACKAGE = path.resolve(import.meta.dirname, '..')
const spec = readFileSync(path.join(PACKAGE, 'SPEC.md'), 'utf8')

/** The tests that a piece of the text names: a file, then one title or more. */
function testsNamedIn(text: string): { file: string; title: string }[] {
  const files = text.matchAll(/`([^`]+\.ts)`([^`]*)/g)
  return [...files].flatMap(([, file = '', titles = '']) =>
    [...titles.matchAll(/«([^»]+)»/g)].map(([, title = '']) => ({
      file,
      title: title.replace(/\s+/g, ' '),
    })),
  )
}

/** Titles may be written in either quotes, and on a line of their own. */
function hasTest(source: string, title: string): boolean {
  return [`'${title}'`, `"${title}"`, `\`${title}\``].some((text) => source.includes(text))
}

const invariants = spec.split(/^- \*\*(?=I\d+\.)/m).slice(1)

t.test('invariants are numbered one after the other', async (t) => {
  t.same(
    invariants.map((text) => /^I(\d+)\./.exec(text)?.[1]),
    invariants.map((_, index) => String(index + 1)),
  )
  t.ok(invariants.length >= 40)
})

for (const text of invariants) {
  const name = /^I\d+/.exec(text)?.[0]
  t.test(`${name} is checked by a test`, async (t) => {
    const named = testsNamedIn(text)
    t.ok(named.length > 0)
    for (const { file, title } of named) {
      const source = readFileSync(path.join(PACKAGE, file), 'utf8')
      t.ok(hasTest(source, title), `${file} «${title}»`)
    }
  })
}
