// Everything that crosses HTTP, in one place: schemas, and the types inferred from them.
export * from './admin.ts'
export * from './auth.ts'
export * from './health.ts'
export * from './order.ts'
export * from './orders.ts'
export * from './problem.ts'
export * from './sessions.ts'
export * from './tokens.ts'
