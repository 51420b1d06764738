// What a value that the Firestore client hands over is, also where a hostile document does its best to blur it.
import { types } from 'node:util'

/** Whether `value` is a Firestore map rather than any other type that arrives as an object. */
export function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !types.isUint8Array(value) &&
    classOf(value) === undefined
  )
}

/**
 * Whether that class itself made `value`. `instanceof` would also be taken in by a map with a field
 * `__proto__`, which the client hands over with that field's value as its prototype.
 */
export function isInstance<T>(value: unknown, type: { readonly prototype: T }): value is T {
  return (
    typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === type.prototype
  )
}

/** The name of the class that made `value`; undefined for a map. */
export function classOf(value: object): string | undefined {
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype === null || prototype === Object.prototype || typeof prototype !== 'object') return
  if (!Object.hasOwn(prototype, 'constructor')) return
  const maker: unknown = Reflect.get(prototype, 'constructor')
  return typeof maker === 'function' && maker.prototype === prototype ? maker.name : undefined
}
