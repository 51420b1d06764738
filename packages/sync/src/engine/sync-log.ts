// Where the engine's lines go. They are part of the product: operators filter them by `[SYNC]`.

export interface SyncLog {
  info(line: string): void
  warn(line: string): void
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
