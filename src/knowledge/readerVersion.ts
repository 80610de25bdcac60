import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { sep } from 'node:path'
import { knowledgePath } from './yaml.ts'

/**
 * What reads: the program's version and a hash of all that it knows beforehand (words, weights, places, theatres). It stands with
 * each reading, so that claims of an older reader are told from those of a better one. Takes some 50 ms.
 * @param beside what else it knows, from elsewhere
 */
export function readerVersion(beside = ''): string {
  const { version }: { version: string } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
  const hash = createHash('sha256').update(beside)
  const files = globSync('**/*.{yml,csv,bin,weights}', { cwd: knowledgePath('') }).map((file) => file.replaceAll(sep, '/'))
  // What is only drawn says nothing about a report.
  for (const file of files.filter((each) => !each.startsWith('basemap/')).sort()) {
    hash.update(`${file}\n`)
    hash.update(readFileSync(knowledgePath(file)))
  }
  return `${version} ${hash.digest('hex').slice(0, 12)}`
}
