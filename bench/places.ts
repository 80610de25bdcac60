import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { strToU8, zipSync } from 'fflate'
import { madeCountry } from './places/madeCountry.ts'

/**
 * What places cost: the first look-up of a fresh process, resident memory for one theatre, names looked up a second, and a
 * GeoNames country file imported. `--rows 100000`: rows of that file.
 */
export async function bench(options: readonly string[]): Promise<string> {
  const { values } = parseArgs({ args: [...options], options: { rows: { type: 'string', default: '100000' } } })
  const rows = Number(values.rows)
  const looked = ['SY', 'UA', 'CD'].map((country) => ({ country, ...lookUps(country) }))
  const imported = importOf(rows)
  const lines = looked.map(
    ({ country, code, first, cpu, next, resident, bare }) =>
      `| ${country} | ${code.toFixed(0)} | ${first.toFixed(0)} | ${cpu.toFixed(0)} | ${next.toFixed(3)} | ${(resident - bare).toFixed(0)} of ${resident.toFixed(0)} |`,
  )
  return [
    `a fresh process each; Node ${process.version}`,
    '| theatre | loading the code, ms | opening the gazetteer and first look-up, ms by the clock | ms of CPU | next look-ups, ms each | resident memory, MB, of the process |',
    '|---|---|---|---|---|---|',
    ...lines,
    '',
    `import of a GeoNames country file of ${rows.toLocaleString('en')} rows (${(imported.bytes / 1e6).toFixed(1)} MB zipped) into SQLite: ${imported.seconds.toFixed(1)} s by the clock, ${imported.cpu.toFixed(1)} s of CPU, ${imported.resident.toFixed(0)} MB resident at most; a report's names looked up in it: ${imported.lookUp.toFixed(1)} ms`,
  ].join('\n')
}

interface LookedUp {
  readonly code: number
  readonly first: number
  readonly cpu: number
  readonly next: number
  readonly resident: number
  readonly bare: number
}

function lookUps(country: string): LookedUp {
  return JSON.parse(run('lookUps.ts', country)) as LookedUp
}

function importOf(rows: number): { seconds: number; cpu: number; bytes: number; resident: number; lookUp: number } {
  const folder = mkdtempSync(join(tmpdir(), 'fogline-bench-'))
  try {
    const file = join(folder, 'SY.zip')
    writeFileSync(file, zipSync({ 'readme.txt': strToU8('made for a bench'), 'SY.txt': strToU8(madeCountry(rows)) }))
    const measured = JSON.parse(run('importing.ts', file, join(folder, 'ledger.db'))) as {
      seconds: number
      cpu: number
      resident: number
      lookUp: number
    }
    return { ...measured, bytes: statSync(file).size }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function run(script: string, ...given: string[]): string {
  return execFileSync(process.execPath, [join(import.meta.dirname, 'places', script), ...given], { encoding: 'utf8' })
}
