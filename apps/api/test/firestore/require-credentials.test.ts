import { join } from 'node:path'
import t from 'tap'
import { requireCredentials } from '../../src/firestore/require-credentials.ts'

const DEFAULT = { connection: { kind: 'application-default' }, timeoutMs: 5000 } as const
const dir = t.testdir({ 'broken.json': '{secret', 'empty.json': '{}' })

// Where Google's library looks: a folder without anything, and no metadata server.
Object.assign(process.env, { HOME: dir, METADATA_SERVER_DETECTION: 'none' })
delete process.env.GOOGLE_APPLICATION_CREDENTIALS

t.test('without any credentials it is said what to set', async (t) => {
  await t.rejects(requireCredentials(DEFAULT), {
    code: 'WRONG_CONFIGURATION',
    lines: [/^FIREBASE_SERVICE_ACCOUNT is missing, .* set it to the JSON/],
  })
})

t.test('a file of credentials that is none is named, and not quoted', async (t) => {
  t.teardown(() => delete process.env.GOOGLE_APPLICATION_CREDENTIALS)
  for (const name of ['broken.json', 'empty.json', 'missing.json']) {
    process.env.GOOGLE_APPLICATION_CREDENTIALS = join(dir, name)
    await t.rejects(requireCredentials(DEFAULT), {
      message: /^GOOGLE_APPLICATION_CREDENTIALS must be the path of a JSON file [a-zG ]+$/,
    })
  }
})

t.test('an emulator needs none', async (t) => {
  const connection = { kind: 'emulator', host: '127.0.0.1:1' } as const
  await t.resolves(requireCredentials({ connection, timeoutMs: 5000 }))
})
