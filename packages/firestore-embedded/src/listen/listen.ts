// The Listen stream: targets come and go, each is shown its documents, then every commit that concerns it.
import type { ServerDuplexStream, UntypedServiceImplementation } from '@grpc/grpc-js'
import type { DocumentMessage, TargetMessage, TimestampMessage } from '../messages.ts'
import { asRpcError, type ServiceContext } from '../service/context.ts'
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

export function listenMethods(context: ServiceContext): UntypedServiceImplementation {
  return {
    Listen: (call: ListenCall) => {
      context.faults.strike('Listen').then(({ error }) => {
        if (error === undefined) serve(context, call)
        else call.emit('error', error)
      })
    },
  }
}

function serve({ database, meter }: ServiceContext, call: ListenCall): void {
  const targets = new Map<number, Target>()

  /** The moment up to which everything has been told, and the token that resumes there. */
  const here = () => ({
    readTime: timestampOf(database.readTime()),
    resumeToken: Buffer.from(String(database.sequence)),
  })
  const signal = (change: TargetChange) => call.write({ targetChange: change })

  const tell = (target: Target, notice: Notice) => {
    if (notice.kind === 'changed') {
      meter.lookup(1)
      call.write({ documentChange: { document: notice.document, targetIds: [target.id] } })
      return
    }
    const departure = {
      document: notice.name,
      removedTargetIds: [target.id],
      readTime: timestampOf(database.readTime()),
    }
    call.write(notice.isDeleted ? { documentDelete: departure } : { documentRemove: departure })
  }

  const add = (message: TargetMessage) => {
    const target = new Target(database, message)
    const targetIds = [target.id]
    targets.set(target.id, target)
    signal({ targetChangeType: 'ADD', targetIds })
    const token = message.resumeToken?.toString() ?? ''
    const missed = token === '' ? undefined : target.resume(Number(token))
    if (token !== '' && missed === undefined) signal({ targetChangeType: 'RESET', targetIds })
    for (const notice of missed ?? target.start()) tell(target, notice)
    signal({ targetChangeType: 'CURRENT', targetIds, ...here() })
    signal({ targetChangeType: 'NO_CHANGE', targetIds: [], ...here() })
  }

  const remove = (id: number) => {
    targets.delete(id)
    signal({ targetChangeType: 'REMOVE', targetIds: [id] })
  }

  const stop = database.onCommit(({ changes }) => {
    let told = 0
    for (const target of targets.values()) {
      for (const notice of target.after(changes)) {
        tell(target, notice)
        told++
      }
    }
    if (told > 0) signal({ targetChangeType: 'NO_CHANGE', targetIds: [], ...here() })
  })
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
