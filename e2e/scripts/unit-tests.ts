// `pnpm test:unit`: the unit and integration tests, or those in the files and folders that it is given.
import { playTests } from './play-groups.ts'

const { passed, failed } = await playTests(process.argv.slice(2))
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
