// A real HTTP server on loopback that answers as a test tells it to, request by request.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

interface TestContext {
  teardown(handler: () => unknown): unknown
}

export type Answer = (request: IncomingMessage, response: ServerResponse) => void

/** A server that lives as long as the test; `origin` has no slash at its end. */
export async function answeringServer(
  t: TestContext,
  answer: Answer,
): Promise<{ origin: string; close(): void }> {
  const server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const close = () => {
    server.close()
    server.closeAllConnections()
  }
  t.teardown(close)
  const { port } = server.address() as AddressInfo
  return { origin: `http://127.0.0.1:${port}`, close }
}

/** Sends `body` as JSON. */
export function json(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  response.end(JSON.stringify(body))
}

/** The API's error answer for a status. */
export function problem(statusCode: number, code: string, message: string) {
  return { statusCode, code, error: 'Error', message }
}
