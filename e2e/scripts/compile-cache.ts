// Hundreds of processes load the same modules: what one has compiled, the next ones take from here.
import path from 'node:path'

/** Environment variables for all of them. */
export const COMPILE_CACHE = {
  NODE_COMPILE_CACHE: path.resolve(import.meta.dirname, '../../node_modules/.cache/node'),
}
