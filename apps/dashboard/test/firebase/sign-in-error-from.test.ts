import { FirebaseError } from 'firebase/app'
import t from 'tap'
import { signInErrorFrom } from '../../src/firebase/sign-in-error-from.ts'

const CASES: readonly (readonly [code: string, said: string | undefined])[] = [
  ['auth/invalid-credential', 'WRONG_CREDENTIALS'],
  ['auth/user-disabled', 'WRONG_CREDENTIALS'],
  ['auth/too-many-requests', 'TOO_MANY_TRIES'],
  ['auth/network-request-failed', 'UNREACHABLE'],
  ['auth/popup-blocked', 'POPUP_BLOCKED'],
  ['auth/popup-closed-by-user', undefined],
  ['auth/configuration-not-found', 'UNAVAILABLE'],
]

for (const [code, said] of CASES) {
  t.test(`${code} is told as ${said ?? 'nothing'}`, async (t) => {
    t.equal(signInErrorFrom(new FirebaseError(code, 'a message'))?.code, said)
  })
}
