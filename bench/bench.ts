import { existsSync, globSync } from 'node:fs'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'

// `npm run bench -- NAME [OPTION…]` runs bench/NAME.ts, which exports `bench(options)` and gives its table as text.

const [name = '', ...options] = process.argv.slice(2)
const file = join(import.meta.dirname, `${name}.ts`)
const known = globSync('*.ts', { cwd: import.meta.dirname })
  .map((path) => basename(path, '.ts'))
  .filter((path) => path !== 'bench' && path !== 'score')
if (!name || !existsSync(file)) {
  console.error(`Say what to measure: npm run bench -- NAME. There are: ${known.join(', ')}.`)
  process.exit(2)
}
const area: unknown = await import(pathToFileURL(file).href)
if (!hasBench(area)) throw new Error(`bench/${name}.ts exports no function “bench”.`)
console.log(await area.bench(options))

function hasBench(area: unknown): area is { bench: (options: readonly string[]) => Promise<string> | string } {
  return typeof area === 'object' && area !== null && 'bench' in area && typeof area.bench === 'function'
}
