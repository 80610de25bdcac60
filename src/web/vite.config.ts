import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { defineConfig } from 'vite'

// The package exports its script only as a module; the map's worker fetches it as a file.
const rtlText = join(
  dirname(createRequire(import.meta.url).resolve('@mapbox/mapbox-gl-rtl-text')),
  '../dist/mapbox-gl-rtl-text.js',
)

// The app is built to be used, whatever else this process does (a test runner sets “test”, which would make React's slow build).
process.env.NODE_ENV = 'production'

// Everything the page needs lies in its own folder: nothing is asked of another server, when built or when used.
export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  resolve: { alias: [{ find: /^rtl-text/, replacement: rtlText }] },
  worker: { format: 'es' },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 1500,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
})
