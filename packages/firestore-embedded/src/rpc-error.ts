// A failure as the service reports it: a gRPC status and a sentence.
import { status } from '@grpc/grpc-js'

export type RpcStatus = Exclude<keyof typeof status, 'OK'>

export class RpcError extends Error {
  readonly status: RpcStatus
  /** The numeric status that grpc-js sends. */
  readonly code: number

  constructor(name: RpcStatus, message: string) {
    super(message)
    this.name = 'RpcError'
    this.status = name
    this.code = status[name]
  }
}
