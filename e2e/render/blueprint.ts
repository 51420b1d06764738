// render.yaml as Render will read it: as it stands, or with one of the variants that its comments offer.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import Type, { type Static } from 'typebox'
import Value from 'typebox/value'
import { parse } from 'yaml'

/** What its comments offer, and the word that marks the lines which each takes the place of. */
const VARIANTS = { redis: 'session', disk: 'session', firebase: 'password' } as const
export type Variant = keyof typeof VARIANTS

const Rule = Type.Object({ path: Type.String(), name: Type.String(), value: Type.String() })
const Route = Type.Object({ source: Type.String(), destination: Type.String() })
const Variable = Type.Object({
  key: Type.String(),
  value: Type.Optional(Type.String()),
  generateValue: Type.Optional(Type.Boolean()),
  sync: Type.Optional(Type.Boolean()),
})
const Service = Type.Object({
  type: Type.String(),
  name: Type.String(),
  runtime: Type.Optional(Type.String()),
  headers: Type.Optional(Type.Array(Rule)),
  routes: Type.Optional(Type.Array(Route)),
  envVars: Type.Optional(Type.Array(Variable)),
})
export type Service = Static<typeof Service>
const Blueprint = Type.Object({ services: Type.Array(Service) })

const FILE = path.resolve(import.meta.dirname, '../../render.yaml')

/** The text of render.yaml once somebody has chosen `variants`. */
export function blueprintText(variants: readonly Variant[] = []): string {
  let lines = readFileSync(FILE, 'utf8').split('\n')
  for (const variant of variants) {
    lines = lines
      .filter((line) => !line.endsWith(`# ${VARIANTS[variant]}`))
      .map((line) => line.replace(`#${variant} `, ''))
  }
  return lines.join('\n')
}

/** What Render makes of it. */
export function readBlueprint(variants?: readonly Variant[]): readonly Service[] {
  return Value.Parse(Blueprint, parse(blueprintText(variants))).services
}

/** The service of that name. */
export function serviceOf(services: readonly Service[], name: string): Service {
  const found = services.find((service) => service.name === name)
  if (found === undefined) throw new Error(`render.yaml has no service ${name}`)
  return found
}
