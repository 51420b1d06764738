// A route begins with what the contract says of its operation: where it is, what it takes and answers, who may ask.
import type { Access, Operation, OperationSchema } from '@deltadesk/contract/operations'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What the document says of this route. Without it the route is not in the document. */
    readonly operation?: Operation
  }
}

/** The route of an operation, but for its handler. The guard reads the scope from its `config`. */
export function routeOf<Schema extends OperationSchema>(
  operation: Omit<Operation, 'schema'> & { readonly schema: Schema },
) {
  const { method, url, access, schema } = operation
  return { method, url, schema, config: { operation, ...scopeOf(access) } }
}

/** The same of an operation that this desk does not offer: nothing is checked, since it is refused in any case. */
export function refusedRouteOf(operation: Operation) {
  const { schema: _, ...route } = routeOf(operation)
  return route
}

function scopeOf(access: Access) {
  return access === 'anyone' || access === 'session' ? {} : { scope: access }
}
