// Every operation of the API, by its id.
import type { OperationId } from '../endpoints.ts'
import type { Operation } from './operation.ts'
import { ordersOperations } from './orders.ts'
import { runningOperations } from './running.ts'
import { secondFactorOperations } from './second-factor.ts'
import { sessionsOperations } from './sessions.ts'
import { signInOperations } from './sign-in.ts'
import { tokensOperations } from './tokens.ts'

export {
  type Access,
  errorCodesOf,
  type Operation,
  type OperationSchema,
  type Tag,
} from './operation.ts'

export const OPERATIONS = {
  ...ordersOperations,
  ...signInOperations,
  ...secondFactorOperations,
  ...sessionsOperations,
  ...tokensOperations,
  ...runningOperations,
} as const satisfies Readonly<Record<OperationId, Operation>>
