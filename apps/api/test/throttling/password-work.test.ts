import t from 'tap'
import { PasswordWork } from '../../src/throttling/password-work.ts'

t.test('so much is worked on and waits, hashing included, and no more', async (t) => {
  const work = new PasswordWork()
  const tasks = Array.from({ length: 26 }, (_, n) =>
    n % 2 === 0 ? work.hashPassword('nine lives of a cat') : work.verifyPassword('x', undefined),
  )
  const ends = await Promise.allSettled(tasks)
  const refused = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason] : []))
  t.match(
    refused,
    Array.from({ length: 4 }, () => ({ code: 'SIGN_IN_BUSY' })),
  )
  t.match(await work.hashPassword('nine lives of a cat'), /^\$argon2id/)
})
