// Plays test files one after the other in one process, so that what they have in common is loaded once. What one of them
// leaves behind for the next one is a failure.
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import t from 'tap'

/** How long the tests of one file may take, unless it asks for more. */
const TIMEOUT_MS = 120_000

/** What the files of a process share, besides the modules. */
const shared = () => ({ cwd: process.cwd(), env: { ...process.env } })
const found = shared()

for (const file of process.argv.slice(2)) {
  // Its tests come after this one, and before that of the next file.
  await t.test(file, async (loading) => {
    t.setTimeout(TIMEOUT_MS)
    // By itself, tap names it for all of the process's arguments, and they are many.
    t.testdirName = path.resolve('.tap/fixtures', file.replaceAll('/', '-'))
    loading.strictSame(shared(), found, 'the process is as the first file found it')
    await import(pathToFileURL(file).href)
  })
}
