// How many tests passed and failed, read from what the two runners write for programs.

export interface Counts {
  readonly passed: number
  readonly failed: number
}

/** The assertions of a TAP stream as tap writes it, from the sum on its last line. */
export function countTap(text: string): Counts {
  const sum = text.match(/^# \{.*\}$/gm)?.at(-1) ?? ''
  const of = (name: string) => Number(new RegExp(`\\b${name}: (\\d+)`).exec(sum)?.[1] ?? 0)
  return { passed: of('pass'), failed: of('fail') }
}

/** The tests of Playwright's JSON report. A test that passed on a second try counts as passed. */
export function countPlaywright(text: string): Counts {
  const { stats }: { stats?: { expected?: number; flaky?: number; unexpected?: number } } =
    JSON.parse(text)
  return {
    passed: (stats?.expected ?? 0) + (stats?.flaky ?? 0),
    failed: stats?.unexpected ?? 0,
  }
}

export function add(a: Counts, b: Counts): Counts {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed }
}

export const NOTHING: Counts = { passed: 0, failed: 0 }
export const ONE_FAILURE: Counts = { passed: 0, failed: 1 }

/** A runner that fails without counting a failure, or has counted nothing, has failed all the same. */
export function orOneFailure(counts: Counts, hasPassed: boolean): Counts {
  const isSilentFailure = counts.failed === 0 && (!hasPassed || counts.passed === 0)
  return isSilentFailure ? { ...counts, failed: 1 } : counts
}
