// Builds the dashboard into dist/ as plain files that any origin can serve under a strict content security
// policy: no inline script or style, no data: URL, nothing from another host.
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import vue from '@vitejs/plugin-vue'
import { defineConfig, type Plugin, type Rolldown } from 'vite'

const API = 'http://127.0.0.1:3000'

/** Below it a file fits into one packet anyway. */
const WORTH_IT = 1000

/** A compressed copy beside each file, once and for all: the API sends those, and need not compress any itself. */
function compressedCopies(): Plugin {
  const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }
  return {
    name: 'compressed-copies',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        for (const file of Object.values(bundle)) {
          const source = file.type === 'chunk' ? file.code : file.source
          if (source.length < WORTH_IT) continue
          const add = (ending: string, copy: Buffer) =>
            this.emitFile({ type: 'asset', fileName: file.fileName + ending, source: copy })
          add('.br', brotliCompressSync(source, brotli))
          add('.gz', gzipSync(source, { level: 9 }))
        }
      },
    },
  }
}

/** What the scripts of the first page, sign-in and table, may take on their way, in bytes. */
const START_BUDGET = 130_000

/** Refuses to build a dashboard that is slow to open. */
function startBudget(): Plugin {
  return {
    name: 'start-budget',
    apply: 'build',
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk')
      const entry = chunks.find(({ isEntry }) => isEntry)
      const isAtStart = (name: string) => name === entry?.fileName || entry?.imports.includes(name)
      const codes = chunks.filter(({ fileName }) => isAtStart(fileName)).map(({ code }) => code)
      const size = gzipSync(codes.join(''), { level: 9 }).length
      if (size > START_BUDGET || entry === undefined) {
        this.error(
          `The first page takes ${size} bytes of scripts, compressed; allowed are ${START_BUDGET}`,
        )
      }
    },
  }
}

type Graph = Pick<Rolldown.PluginContext, 'getModuleInfo'>

/** Whether the first page needs a module: one that is imported, and not asked for later, all the way from the entry. */
function isOfStart(id: string, graph: Graph, seen = new Set<string>()): boolean {
  if (seen.has(id)) return false
  seen.add(id)
  const module = graph.getModuleInfo(id)
  if (module === null) return false
  return module.isEntry || module.importers.some((one) => isOfStart(one, graph, seen))
}

export default defineConfig({
  root: import.meta.dirname,
  plugins: [vue(), compressedCopies(), startBudget()],
  server: { proxy: { '/api': API } },
  preview: { proxy: { '/api': API } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'baseline-widely-available',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // In one file: dozens of small ones take longer to ask for, and compress worse.
        codeSplitting: {
          groups: [
            { debugName: 'start', name: (id, graph) => (isOfStart(id, graph) ? 'start' : null) },
          ],
        },
      },
    },
  },
})
