// What tap writes, for people. Its own reporters draw every assertion, which takes as long as a third of the tests do.

/** The failures in a TAP report, each with what tap says about it. */
export function failuresIn(report: string): string {
  const failures: string[] = []
  let isDetail = false
  for (const line of report.split('\n')) {
    const isFailure = /^\s*not ok /.test(line)
    if (isFailure || isDetail) failures.push(line)
    if (isFailure) isDetail = true
    else if (isDetail && (/^\s*\.\.\.$/.test(line) || /^\s*(ok |# Subtest)/.test(line)))
      isDetail = false
  }
  return failures.join('\n')
}
