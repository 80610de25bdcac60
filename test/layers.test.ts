import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { expect, test } from 'vitest'

const source = join(import.meta.dirname, '../src')

// The architecture: which folder may import which. A stage knows the records and the knowledge, and no other stage.
const mayUse: Readonly<Record<string, readonly string[]>> = {
  model: [],
  network: [],
  knowledge: ['model', 'network'],
  reports: ['model', 'knowledge'],
  imports: ['model', 'knowledge'],
  sentences: ['model', 'knowledge', 'network'],
  places: ['model', 'knowledge', 'network'],
  claims: ['model', 'knowledge', 'network'],
  reviews: ['model'],
  events: ['model', 'knowledge'],
  control: ['model', 'knowledge'],
  views: ['model'],
  ledger: ['model'],
  exports: ['model', 'views'],
  // Runs in the browser.
  web: ['model', 'views'],
}
// Files at the edge, which bring the stages together.
const free = new Set(['pipeline.ts', 'cli', 'derived', 'server'])

function folderOf(path: string): string {
  return relative(source, path).split(sep)[0] ?? ''
}
function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8')
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'([#.][^']+)'/g)].map(([, path]) =>
    path?.startsWith('#') ? join(source, path.slice(1)) : join(dirname(file), path ?? ''),
  )
}
const files = globSync('**/*.{ts,tsx}', { cwd: source, exclude: ['web/dist/**'] }).filter((file) => !file.endsWith('.test.ts'))

test.each(files.filter((file) => !free.has(file.split(sep)[0] ?? '')))('%s imports only what its folder may use', (file) => {
  const own = folderOf(join(source, file))
  const allowed = mayUse[own]
  expect(allowed, `src/${own} is not in the table of this test: add it, with what it may use`).toBeDefined()
  const foreign = importsOf(join(source, file)).filter((path) => {
    const folder = folderOf(path)
    return folder !== own && !allowed?.includes(folder) && !path.endsWith('package.json')
  })
  expect(foreign).toEqual([])
})

test('there are files to look at', () => expect(files.length).toBeGreaterThan(10))
