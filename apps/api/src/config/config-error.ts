// What stops a start: everything that is wrong with the environment, told at once rather than one restart at a time.

/** The environment is not fit to start with. `lines` has one sentence for each thing that is wrong. */
export class ConfigError extends Error {
  readonly code = 'WRONG_CONFIGURATION'
  readonly lines: readonly string[]

  constructor(lines: readonly string[]) {
    super(lines.join('\n'))
    this.name = 'ConfigError'
    this.lines = lines
  }
}
