// A failure on its way from one tab to another: only what the screen makes of it has to arrive.
import { UnavailableError, UnreachableError } from '../../api/errors.ts'

export interface FailureNote {
  readonly unreachable: boolean
  readonly message: string
}

export function failureNoteOf(failure: Error): FailureNote {
  return { unreachable: failure instanceof UnreachableError, message: failure.message }
}

export function failureFrom({ unreachable, message }: FailureNote): Error {
  return unreachable ? new UnreachableError() : new UnavailableError(message, undefined)
}
