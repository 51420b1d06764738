// The Listen stream: targets come and go, each is shown its documents, then every commit that concerns it.
import type { ServerDuplexStream, UntypedServiceImplementation } from '@grpc/grpc-js'
import type { DocumentMessage, TargetMessage, TimestampMessage } from '../messages.ts'
import type { RpcError } from '../rpc-error.ts'
import { asRpcError, fail, type ServiceContext } from '../service/context.ts'
import { timestampOf } from '../time.ts'
import { type Notice, Target } from './target.ts'

interface ListenRequest {
  addTarget?: TargetMessage
  removeTarget?: number
}

interface TargetChange {
  targetChangeType: 'NO_CHANGE' | 'ADD' | 'REMOVE' | 'CURRENT' | 'RESET'
  targetIds: number[]
  cause?: { code: number; message: string }
  resumeToken?: Buffer
  readTime?: TimestampMessage
}

interface Departure {
  document: string
  removedTargetIds: number[]
  readTime: TimestampMessage
}

type ListenResponse =
  | { targetChange: TargetChange }
  | { documentChange: { document: DocumentMessage; targetIds: number[] } }
  | { documentDelete: Departure }
  | { documentRemove: Departure }

type ListenCall = ServerDuplexStream<ListenRequest, ListenResponse>

/** How a stream is to break: with `error`, once `after` messages have gone out. */
interface Break {
  readonly error: RpcError
  readonly after: number
}

export function listenMethods(context: ServiceContext): UntypedServiceImplementation {
  return {
    Listen: (call: ListenCall) => {
      context.faults.strike('Listen').then(({ error, cutAfter }) => {
        if (error !== undefined && cutAfter === 0) fail(call, error)
        else serve(context, call, error && { error, after: cutAfter })
      })
    },
  }
}

function serve(context: ServiceContext, call: ListenCall, planned: Break | undefined): void {
  const { database, faults } = context
  const targets = new Map<number, Target>()
  let sent = 0

  const send = (response: ListenResponse) => {
    if (planned !== undefined && sent >= planned.after) breakOff(planned.error)
    else call.write(response)
    sent++
  }
  const { signal, caughtUp, tell } = announcer(context, send)

  const add = (message: TargetMessage) => {
    const target = new Target(database, message)
    const targetIds = [target.id]
    targets.set(target.id, target)
    signal({ targetChangeType: 'ADD', targetIds })
    const token = message.resumeToken?.toString() ?? ''
    const missed = token === '' ? undefined : target.resume(Number(token))
    if (token !== '' && missed === undefined) signal({ targetChangeType: 'RESET', targetIds })
    for (const notice of missed ?? target.start()) tell(target, notice)
    signal({ targetChangeType: 'CURRENT', targetIds })
    caughtUp()
  }

  const remove = (id: number) => {
    targets.delete(id)
    signal({ targetChangeType: 'REMOVE', targetIds: [id] })
  }

  const stopFollowing = database.onCommit(({ changes }) => {
    let told = 0
    for (const target of targets.values()) {
      for (const notice of target.after(changes)) {
        tell(target, notice)
        told++
      }
    }
    if (told > 0) caughtUp()
  })
  const hide = faults.expose('Listen', (error) => breakOff(error))
  const stop = () => {
    stopFollowing()
    hide()
  }
  const breakOff = (error: RpcError) => {
    stop()
    fail(call, error)
  }

  call.on('data', ({ addTarget, removeTarget }: ListenRequest) => {
    try {
      if (addTarget) add(addTarget)
      if (removeTarget) remove(removeTarget)
    } catch (error) {
      const { code, message } = asRpcError(error)
      const targetIds = [addTarget?.targetId ?? 0]
      signal({ targetChangeType: 'REMOVE', targetIds, cause: { code, message } })
    }
  })
  call.on('end', () => {
    stop()
    call.end()
  })
  call.on('cancelled', stop)
  call.on('error', stop)
}

/** Puts what a listener must know into messages. */
function announcer({ database, meter }: ServiceContext, send: (response: ListenResponse) => void) {
  const signal = (change: TargetChange) => send({ targetChange: change })
  return {
    signal,

    /** Everything up to this moment has been told; the token resumes here. */
    caughtUp: () =>
      signal({
        targetChangeType: 'NO_CHANGE',
        targetIds: [],
        readTime: timestampOf(database.clock.readTime()),
        resumeToken: Buffer.from(String(database.log.position)),
      }),

    tell: (target: Target, notice: Notice) => {
      if (notice.kind === 'changed') {
        meter.lookup(1)
        send({ documentChange: { document: notice.document, targetIds: [target.id] } })
        return
      }
      const departure = {
        document: notice.name,
        removedTargetIds: [target.id],
        readTime: timestampOf(database.clock.readTime()),
      }
      send(notice.isDeleted ? { documentDelete: departure } : { documentRemove: departure })
    },
  }
}
