// The status that a call to Firestore failed with (https://grpc.github.io/grpc/core/md_doc_statuscodes.html).

/** There is nothing of that name to change. */
export const NOT_FOUND = 5
/** There is something of that name already. */
export const ALREADY_EXISTS = 6
/** It is not as it was said to be. */
export const FAILED_PRECONDITION = 9

/** Undefined for what is no failure of a call. */
export function grpcStatusOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined
  return typeof error.code === 'number' ? error.code : undefined
}
