// Builds the dashboard into dist/ as plain files that any origin can serve under a strict content security
// policy: no inline script or style, no data: URL, nothing from another host.
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'

const API = 'http://127.0.0.1:3000'

export default defineConfig({
  root: import.meta.dirname,
  plugins: [vue()],
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
