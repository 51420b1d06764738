// ioredis hangs the words of a command on the error that it ends with: passwords, sessions and orders, one log line
// away from a stranger. This client takes them off.
import { Redis } from 'ioredis'

export class DiscreetRedis extends Redis {
  override sendCommand(...[command, stream]: Parameters<Redis['sendCommand']>): unknown {
    const answer = super.sendCommand(command, stream)
    command.promise.catch(forgetCommand)
    return answer
  }
}

function forgetCommand(error: unknown): void {
  if (error instanceof Error) Reflect.deleteProperty(error, 'command')
}
