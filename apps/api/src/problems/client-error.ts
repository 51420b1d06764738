// What is too broken to become a request never reaches a route or an error handler. It is answered here, on the bare
// connection, in the same shape as everything else.
import type { Socket } from 'node:net'
import type { Problem } from '@deltadesk/contract'
import { BARE_HEADERS } from './bare-headers.ts'
import { makeProblem } from './problem-of.ts'

const KNOWN: Readonly<Partial<Record<string, Problem>>> = {
  ERR_HTTP_REQUEST_TIMEOUT: makeProblem('REQUEST_TIMEOUT', 'The request took too long to arrive'),
  HPE_HEADER_OVERFLOW: makeProblem('HEADERS_TOO_LARGE', 'The headers are too large'),
}
const HEADERS = Object.entries(BARE_HEADERS).map(([name, value]) => `${name}: ${value}\r\n`)
const MALFORMED = makeProblem('MALFORMED_REQUEST', 'This is not an HTTP/1.1 request')

/** Answers on a connection whose request could not be read, and closes it. */
export function answerClientError(error: Error & { readonly code: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const problem = KNOWN[error.code] ?? MALFORMED
  const body = JSON.stringify(problem)
  socket.end(
    `HTTP/1.1 ${problem.statusCode} ${problem.error}\r\n` +
      'Content-Type: application/json; charset=utf-8\r\n' +
      `Content-Length: ${Buffer.byteLength(body)}\r\n` +
      `${HEADERS.join('')}Connection: close\r\n\r\n${body}`,
    // Nothing that still comes in is of interest, and a peer that never closes its side would keep the socket.
    () => socket.destroy(),
  )
}
