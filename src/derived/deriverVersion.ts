import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const stages = ['pipeline.ts', 'reviews/*.ts', 'events/*.ts', 'control/*.ts', 'derived/*.ts', 'model/*.ts']

/** A hash of what works events and holdings out of claims, so that another program's results are told from its own. */
export function deriverVersion(): string {
  const source = fileURLToPath(new URL('../', import.meta.url))
  const files = stages.flatMap((pattern) => globSync(pattern, { cwd: source })).filter((file) => !file.endsWith('.test.ts'))
  const hash = createHash('sha256')
  for (const file of files.sort()) hash.update(readFileSync(`${source}${file}`))
  return hash.digest('hex').slice(0, 16)
}
