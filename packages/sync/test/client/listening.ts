// A real HTTP server on loopback for as long as a test runs.
import type { Server } from 'node:http'
import type { Test } from 'tap'

/** @returns the server's origin, without a slash at its end */
export async function listening(t: Test, server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.teardown(() => {
    server.close()
    server.closeAllConnections()
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port')
  return `http://127.0.0.1:${address.port}`
}
