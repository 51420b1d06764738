// The service definition, read from the .proto files that Google's own client ships.
import { createRequire } from 'node:module'
import path from 'node:path'
import type { ServiceDefinition } from '@grpc/grpc-js'
import { loadSync } from '@grpc/proto-loader'

const clientEntry = createRequire(import.meta.url).resolve('@google-cloud/firestore')
const protos = path.join(
  clientEntry.slice(0, clientEntry.lastIndexOf(`${path.sep}build${path.sep}`)),
  'build',
  'protos',
)

/** `google.firestore.v1.Firestore`, in the shape that messages.ts describes. */
export function loadFirestoreService(): ServiceDefinition {
  const definitions = loadSync('google/firestore/v1/firestore.proto', {
    includeDirs: [protos],
    longs: String,
    enums: String,
    oneofs: true,
  })
  const service = definitions['google.firestore.v1.Firestore']
  if (service === undefined || 'format' in service) {
    throw new Error("The client's protos hold no google.firestore.v1.Firestore")
  }
  return service
}
