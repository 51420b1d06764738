// What a start goes by, in words that may stand in a log: whoever looks for why a desk behaves as it does sees every
// variable as it counts, the defaults too, and of a secret only that there is one.
import { type Environment, NAMES, type Name, schemaOf } from './environment.ts'

/** By the name of the variable; one without a value or a default is left out. */
export type EffectiveSettings = Readonly<Partial<Record<Name, string | number>>>

export function effectiveSettings(values: Environment): EffectiveSettings {
  const settings: Partial<Record<Name, string | number>> = {}
  for (const name of NAMES) {
    const value = values[name]
    if (value === undefined) continue
    settings[name] = schemaOf(name).isSecret ? '[secret]' : value
  }
  if (values.REDIS_URL !== undefined) settings.REDIS_URL = withoutLogin(values.REDIS_URL)
  return Object.freeze(settings)
}

function withoutLogin(url: string): string {
  return url.replace(/\/\/.*@/, '//[secret]@')
}
