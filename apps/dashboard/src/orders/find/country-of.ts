// Orders have no field for a country; many shops keep one beside it all the same.
import type { Order } from '@deltadesk/contract'

/** `extra.country`, or else `extra.shippingAddress.country`, whichever is a string with something in it; as it is. */
export function countryOf({ extra }: Order): string | undefined {
  const address = extra.shippingAddress
  const shippedTo = typeof address === 'object' && address !== null && 'country' in address
  return labelOf(extra.country) ?? (shippedTo ? labelOf(address.country) : undefined)
}

function labelOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}
