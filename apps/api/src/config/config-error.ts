// What stops a start: everything that is wrong with the environment, told at once rather than one restart at a time.

/** One thing that is wrong with one variable. `fault` continues a sentence that begins with its name. */
export interface ConfigProblem {
  readonly variable: string
  readonly fault: string
}

/** The environment is not fit to start with. `lines` has one sentence for each thing that is wrong. */
export class ConfigError extends Error {
  readonly code = 'WRONG_CONFIGURATION'
  readonly lines: readonly string[]

  constructor(problems: readonly ConfigProblem[]) {
    const lines = problems.map(({ variable, fault }) => `${variable} ${fault}`)
    super(lines.join('\n'))
    this.name = 'ConfigError'
    this.lines = lines
  }
}
