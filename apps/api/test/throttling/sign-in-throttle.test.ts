// Who is held back by whose wrong guesses, without HTTP and passwords.
import t from 'tap'
import { openCounters } from '../../src/throttling/counters.ts'
import { SignInThrottle } from '../../src/throttling/sign-in-throttle.ts'

class WrongGuessError extends Error {}

function throttle() {
  const guarding = new SignInThrottle({
    counters: openCounters(undefined),
    pseudonym: (name) => name,
    isWrongGuess: (error) => error instanceof WrongGuessError,
  })
  const attempt = async (email: string | undefined, address: string, error?: Error) => {
    try {
      return await guarding.guard({ email, address }, async () => {
        if (error !== undefined) throw error
        return 'in'
      })
    } catch (thrown) {
      if (thrown === error) return 'wrong'
      return thrown instanceof Error && 'retryAfterSeconds' in thrown
        ? Math.ceil(Number(thrown.retryAfterSeconds))
        : thrown
    }
  }
  return {
    guess: (email: string | undefined, address: string) =>
      attempt(email, address, new WrongGuessError()),
    enter: (email: string | undefined, address: string) => attempt(email, address),
    fail: (email: string, address: string) => attempt(email, address, new Error('fault')),
    async guesses(times: number, email: string, address: (n: number) => string) {
      for (let n = 0; n < times; n++) await attempt(email, address(n), new WrongGuessError())
    },
  }
}

t.test('the sixth guess at an account waits, and so does the right password then', async (t) => {
  const { guess, enter, guesses } = throttle()
  await guesses(5, 'ada', () => 'cafe')
  t.equal(await guess('ada', 'cafe'), 30)
  t.equal(await enter(' ADA ', 'cafe'), 30, 'however it is spelled')
  t.equal(await enter('ada', 'home'), 'in')
  t.equal(await enter('bob', 'cafe'), 'in')
})

t.test('whoever comes in begins anew', async (t) => {
  const { guess, enter, guesses } = throttle()
  await guesses(4, 'ada', () => 'home')
  t.equal(await enter('ada', 'home'), 'in')
  await guesses(4, 'ada', () => 'home')
  t.equal(await guess('ada', 'home'), 'wrong')
})

t.test('an address that guesses at many accounts waits for all of them', async (t) => {
  const { guess, enter, guesses } = throttle()
  for (let n = 0; n < 29; n++) await guesses(1, `admin${n}`, () => 'evil')
  t.equal(await enter('own', 'evil'), 'in', 'an account of one’s own')
  t.equal(await guess('admin29', 'evil'), 'wrong')
  t.equal(await enter('own', 'evil'), 60, 'does not clear what was guessed at others')
  t.equal(await enter('admin1', 'elsewhere'), 'in')
})

t.test('where no account was named the address alone is counted', async (t) => {
  const { guess, enter } = throttle()
  for (let n = 0; n < 30; n++) t.equal(await guess(undefined, 'evil'), 'wrong')
  t.equal(await guess(undefined, 'evil'), 60)
  t.equal(await enter(undefined, 'home'), 'in')
})

t.test('from however many addresses an admin is guessed at, he comes in', async (t) => {
  const { guess, enter, guesses } = throttle()
  t.equal(await enter('ada', 'home'), 'in')
  await guesses(120, 'ada', (n) => `bot${n}`)
  t.equal(await guess('ada', 'bot7'), 'wrong')
  t.equal(await guess('ada', 'bot7'), 3600, 'strangers have one try an hour each')
  t.equal(await guess('ada', 'home'), 'wrong', 'a slip of the hand')
  t.equal(await enter('ada', 'home'), 'in')
  await guesses(120, 'ada', (n) => `bots${n}`)
  t.equal(await enter('ada', 'hotel'), 'in', 'and has one, too, where he never was')
})

t.test('what is nobody’s fault is not counted', async (t) => {
  const { fail, enter } = throttle()
  for (let n = 0; n < 50; n++) t.equal(await fail('ada', 'home'), 'wrong')
  t.equal(await enter('ada', 'home'), 'in')
})
