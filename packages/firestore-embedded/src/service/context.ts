// What every method of the service works on, and how a method is put on the wire: faults first, errors as
// gRPC statuses.
import {
  type handleServerStreamingCall,
  type handleUnaryCall,
  Metadata,
  type ServerUnaryCall,
  type ServerWritableStream,
} from '@grpc/grpc-js'
import type { Faults } from '../faults/faults.ts'
import type { ReadMeter } from '../meter.ts'
import { RpcError } from '../rpc-error.ts'
import type { Database } from '../store/database.ts'
import type { Transactions } from '../transactions.ts'

export interface ServiceContext {
  readonly database: Database
  readonly transactions: Transactions
  readonly meter: ReadMeter
  readonly faults: Faults
}

export function unary<Request, Response>(
  { faults }: ServiceContext,
  method: string,
  answer: (request: Request) => Response,
): handleUnaryCall<Request, Response> {
  return (call: ServerUnaryCall<Request, Response>, callback) => {
    const run = async () => {
      const { error } = await faults.strike(method)
      if (error !== undefined) throw error
      return answer(call.request)
    }
    run().then(
      (response) => callback(null, response),
      (error: unknown) => callback(asRpcError(error)),
    )
  }
}

export function streaming<Request, Response>(
  { faults }: ServiceContext,
  method: string,
  answer: (request: Request) => Iterable<Response>,
): handleServerStreamingCall<Request, Response> {
  return (call: ServerWritableStream<Request, Response>) => {
    const run = async () => {
      const { error, cutAfter } = await faults.strike(method)
      if (error !== undefined && cutAfter === 0) throw error
      let sent = 0
      for (const response of answer(call.request)) {
        if (error !== undefined && sent === cutAfter) throw error
        call.write(response)
        sent++
      }
      if (error !== undefined) throw error
    }
    run().then(
      () => call.end(),
      (error: unknown) => fail(call, asRpcError(error)),
    )
  }
}

/**
 * Ends a stream with an error. Headers go out first: without them Google's client takes the failure for a
 * server that never answered, and tries again for seconds before it looks at the status.
 */
export function fail(
  call: Pick<ServerWritableStream<unknown, unknown>, 'sendMetadata' | 'emit'>,
  error: RpcError,
) {
  call.sendMetadata(new Metadata())
  call.emit('error', error)
}

/** Anything that is not a status is a fault of this server and is told as INTERNAL. */
export function asRpcError(error: unknown): RpcError {
  if (error instanceof RpcError) return error
  return new RpcError('INTERNAL', error instanceof Error ? (error.stack ?? error.message) : '')
}
