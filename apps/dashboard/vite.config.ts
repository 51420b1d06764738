// Builds the dashboard into dist/ as plain files that any origin can serve under a strict content security
// policy: no inline script or style, no data: URL, nothing from another host.
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import vue from '@vitejs/plugin-vue'
import { defineConfig, type Plugin } from 'vite'

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

export default defineConfig({
  root: import.meta.dirname,
  plugins: [vue(), compressedCopies()],
  server: { proxy: { '/api': API } },
  preview: { proxy: { '/api': API } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'baseline-widely-available',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
})
