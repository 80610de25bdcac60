import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { startPostgres } from './postgres.ts'

/** Gives the address of an empty ledger each time. */
export type Fresh = () => Promise<string>

type Engine = readonly [engine: 'SQLite' | 'PostgreSQL', fresh: Fresh]

/** SQLite and PostgreSQL for real, the latter where it can be started; all is gone after the file's tests. */
export async function startEngines(name: string): Promise<readonly [Engine, ...Engine[]]> {
  const folder = mkdtempSync(join(tmpdir(), `fogline-${name}-`))
  const postgres = await startPostgres()
  afterAll(async () => {
    rmSync(folder, { recursive: true })
    await postgres?.stop()
  }, 60_000)
  let count = 0
  return [
    ['SQLite', async () => join(folder, `${++count}.db`)],
    ...(postgres === null ? [] : [['PostgreSQL', () => postgres.fresh()] as const]),
  ]
}
