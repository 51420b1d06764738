// Reads FIREBASE_SERVICE_ACCOUNT: a whole JSON key file in one variable, as hosting platforms keep it.
import { createPrivateKey } from 'node:crypto'
import Type from 'typebox'
import { Value } from 'typebox/value'
import type { ConfigProblem } from './config-error.ts'

const ServiceAccountKey = Type.Object({
  client_email: Type.String({ minLength: 1 }),
  private_key: Type.String({ minLength: 1 }),
  project_id: Type.String({ minLength: 1 }),
})

/** The part of a service account's key that Firestore's client needs. */
export interface ServiceAccount {
  readonly clientEmail: string
  readonly privateKey: string
  readonly projectId: string
}

/**
 * Parses a service account's JSON key. What is wrong with it goes to `problems`, one line each, naming the field
 * and never its value.
 */
export function readServiceAccount(
  json: string,
  problems: ConfigProblem[],
): ServiceAccount | undefined {
  const key = parseJson(json)
  if (!Value.Check(ServiceAccountKey, key)) {
    problems.push(...faultsOf(key).map(problem))
    return undefined
  }
  // Platforms that store variables on one line often leave the line breaks of the PEM as the two characters \n.
  const privateKey = key.private_key.replaceAll('\\n', '\n')
  if (!isPrivateKey(privateKey)) {
    problems.push(
      problem('has a private_key that is not a PEM private key: paste the JSON key file unchanged'),
    )
    return undefined
  }
  return { clientEmail: key.client_email, privateKey, projectId: key.project_id }
}

function problem(fault: string): ConfigProblem {
  return { variable: 'FIREBASE_SERVICE_ACCOUNT', fault }
}

function faultsOf(key: unknown): string[] {
  if (typeof key !== 'object' || key === null || Array.isArray(key)) {
    return ["must be the JSON of a service account's key file"]
  }
  const given: Partial<Record<string, unknown>> = { ...key }
  return Object.entries(ServiceAccountKey.properties)
    .filter(([name, schema]) => !Value.Check(schema, given[name]))
    .map(([name]) => `must have the text field ${name}`)
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

function isPrivateKey(pem: string): boolean {
  try {
    createPrivateKey(pem)
    return true
  } catch {
    return false
  }
}
