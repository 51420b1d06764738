// The one shape of every error answer.
import Type, { type Static } from 'typebox'

export const Problem = Type.Object(
  {
    statusCode: Type.Integer(),
    code: Type.String({ description: 'Stable, for programs' }),
    error: Type.String({ description: "The status's name" }),
    message: Type.String({ description: 'For people: what is wrong and what to do' }),
  },
  { $id: 'Problem' },
)
export type Problem = Static<typeof Problem>
