// An order as it crosses HTTP: the fields every shop has by name, and everything else it keeps under `extra`.
import Type, { type Static } from 'typebox'

const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])

export const LineItem = Type.Object(
  {
    sku: Nullable(Type.String()),
    name: Type.String(),
    quantity: Type.Number(),
    price: Nullable(Type.Number({ description: 'Unit price in the currency of the order' })),
  },
  { $id: 'LineItem' },
)
export type LineItem = Static<typeof LineItem>

export const Order = Type.Object(
  {
    id: Type.String({ description: "The document's id in the source" }),
    version: Type.Integer({ minimum: 1, description: 'The replica version of its latest change' }),
    number: Type.String({
      description: 'What people call the order; its id where it has no number',
    }),
    customer: Type.Object({ name: Nullable(Type.String()), email: Nullable(Type.String()) }),
    items: Type.Array(LineItem),
    total: Nullable(Type.Number({ description: 'In units of `currency`, not in cents' })),
    currency: Nullable(Type.String({ description: 'ISO 4217 where the shop keeps to it' })),
    status: Nullable(Type.String()),
    createdAt: Nullable(Type.String({ description: 'ISO 8601, UTC, microseconds' })),
    updatedAt: Type.String({ description: 'ISO 8601, UTC, microseconds' }),
    extra: Type.Record(Type.String(), Type.Unknown(), {
      description:
        'Every other field of the document, by its top-level name; Firestore types as {"$type": …} objects',
    }),
  },
  { $id: 'Order' },
)
export type Order = Static<typeof Order>
