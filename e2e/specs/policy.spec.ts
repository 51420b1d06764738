// Every test watches that the dashboard does nothing against its content security policy; this one, that they would see it.
import { expect, NOBODY, test } from '../desk/desk.ts'

test.use({ storageState: NOBODY })

test('the dashboard is served with a policy that forbids inline code and style', async ({
  page,
  desk,
  violations,
}) => {
  const answer = await page.goto(desk.url)
  expect(answer?.headers()['content-security-policy']).toContain("script-src 'self'")
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible()
  await page.evaluate(() => {
    document.body.setAttribute('style', 'color: red')
    try {
      document.body.innerHTML = '<img src="https://elsewhere.example/seen.png">'
    } catch {
      // The policy forbids it, and says so.
    }
  })
  await expect.poll(() => violations.length).toBe(2)
  violations.length = 0
})
