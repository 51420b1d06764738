// Preloaded by mutation testing (.stryker.config.json), where every property meets every mutant: the same cases
// each time, few of them, and no search for a smaller one once a fault has been noticed.
import fc from 'fast-check'

process.env.PROPERTY_RUNS ??= '30'

fc.configureGlobal({ seed: 1, endOnFailure: true })
