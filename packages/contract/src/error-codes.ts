// Every `code` that an error answer can have: its status, what it means, and what to do about it. The API takes the
// statuses from here, the document and the README list them.
import { DESK_ERRORS } from './desk-errors.ts'
import { REQUEST_ERRORS } from './request-errors.ts'

export const ERROR_CODES = { ...DESK_ERRORS, ...REQUEST_ERRORS } as const

export type ErrorCode = keyof typeof ERROR_CODES
export type DeskErrorCode = keyof typeof DESK_ERRORS
