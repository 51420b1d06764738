// `pnpm demo`: Deltadesk over a made-up shop, to look at.
import { DEMO_ACCOUNT, type Demo, type DemoOptions, startDemo } from './demo.ts'

const PORT = Number(process.env.PORT || 3000)
const OPTIONS: Omit<DemoOptions, 'port'> = {
  orders: 1000,
  seed: 7,
  activityMs: 3000,
  env: { MAX_STALENESS_MS: '1000' },
  log: (line) => console.log(line),
}

/** Any free port where the usual one is taken. */
async function start(): Promise<Demo> {
  try {
    return await startDemo({ ...OPTIONS, port: PORT })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error
    console.log(`Port ${PORT} is taken; looking for a free one`)
    return startDemo({ ...OPTIONS, port: 0 })
  }
}

console.log('Opening the shop …')
const demo = await start()
console.log(
  `Deltadesk is ready: ${demo.url} (sign in as ${DEMO_ACCOUNT.email} with the password ${DEMO_ACCOUNT.password}; Ctrl+C ends it)`,
)
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, async () => {
    await demo.stop()
    process.exit(0)
  })
}
