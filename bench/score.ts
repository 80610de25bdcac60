import { existsSync, globSync } from 'node:fs'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'

// `npm run score -- NAME… [--data FOLDER]` runs bench/score/NAME.ts for each name; without one, all of them.
// An area exports `score(options)`, which gives its table as text; a file beside it that does not is only a part.

const folder = join(import.meta.dirname, 'score')
const [names, options] = splitArguments(process.argv.slice(2))
const known = globSync('*.ts', { cwd: folder })
  .map((file) => basename(file, '.ts'))
  .filter((name) => !name.includes('.'))
  .sort()
const unknown = names.filter((name) => !existsSync(join(folder, `${name}.ts`)))
if (unknown.length > 0) {
  console.error(`There is no score “${unknown.join('”, “')}”. There are: ${known.join(', ')}.`)
  process.exit(2)
}
for (const name of names.length > 0 ? names : known) {
  const area: unknown = await import(pathToFileURL(join(folder, `${name}.ts`)).href)
  if (!hasScore(area)) continue
  console.log(`## ${name}\n${await area.score(options)}\n`)
}

function splitArguments(given: readonly string[]): [names: string[], options: string[]] {
  const names = given.filter((word, i) => !word.startsWith('-') && !given[i - 1]?.startsWith('-'))
  return [names, given.filter((word) => !names.includes(word))]
}

function hasScore(area: unknown): area is { score: (options: readonly string[]) => Promise<string> | string } {
  return typeof area === 'object' && area !== null && 'score' in area && typeof area.score === 'function'
}
