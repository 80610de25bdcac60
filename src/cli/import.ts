import { Command, Option } from 'commander'
import type { ImportField } from '#knowledge/gazetteer/importWords.ts'
import type { PlaceFormat } from '../imports/places/readPlaces.ts'
import { countryOption, jsonOption, ledgerOption } from './options.ts'
import { WrongUse } from './wrongUse.ts'

interface Options {
  readonly ledger: string
  readonly format?: PlaceFormat
  readonly country?: string
  readonly columns?: string
  readonly source?: string
  readonly json?: boolean
}

export function importCommand(): Command {
  const command = new Command('import').description('take in what others made: places')
  command.addCommand(
    new Command('places')
      .description('add places to the ledger’s own gazetteer: GeoNames, GeoJSON (OCHA, OpenStreetMap) or CSV')
      .argument('<file...>', 'SY.zip, allCountries.zip, admin.geojson, villages.csv')
      .addOption(ledgerOption())
      .addOption(new Option('--format <format>', 'where the file’s name does not tell').choices(['geonames', 'geojson', 'csv']))
      .addOption(countryOption())
      .option('--columns <mapping>', 'which column says what: name=NAME_EN,lat=Y,lon=X,country=ISO2,also=NAME_AR')
      .option('--source <name>', 'what the places are known by (default: osm, ocha or the file’s name)')
      .addOption(jsonOption())
      .addHelpText('after', examples)
      .action(importPlaces),
  )
  return command
}

const examples = `
Columns that may be mapped: id, name, also (other names, parted by semicolons), lat, lon, country, admin1, feature, population;
usual names of each are known. Rows that can't be read are named by line and left out. What is imported is used by every
\`fogline read\` into this ledger from then on, beside the built-in gazetteer.

  fogline import places SY.zip
  fogline import places syr_admpop_adm4.geojson --source ocha
  fogline import places villages.csv --country SY --columns name=NAME_EN,also=NAME_AR,lat=Y,lon=X`

const rowsAtOnce = 5000
const problemsShown = 20

async function importPlaces(files: readonly string[], options: Options): Promise<void> {
  const [{ statSync }, { openLedger }, { openGazetteer }, { openImportWords }, { keysOf }, readers, { underKnownId }, more] =
    await Promise.all([
      import('node:fs'),
      import('../ledger/openLedger.ts'),
      import('#knowledge/gazetteer/gazetteer.ts'),
      import('#knowledge/gazetteer/importWords.ts'),
      import('#knowledge/gazetteer/alongside.ts'),
      import('../imports/places/readPlaces.ts'),
      import('../imports/places/twin.ts'),
      Promise.all([import('../imports/places/columns.ts'), import('./progress.ts')]),
    ])
  const [{ readMapping }, { startProgress }] = more
  const mapping = options.columns === undefined ? {} : readMapping(options.columns)
  if (mapping === null)
    throw new WrongUse(`“${options.columns}” maps no columns: write FIELD=COLUMN, as name=NAME_EN. Fields: ${fields.join(', ')}.`)
  for (const file of files) sizeOf(file)
  const formats = files.map((file) => options.format ?? readers.formatOf(file))
  const unclear = files[formats.indexOf(null)]
  if (unclear !== undefined) throw new WrongUse(`${unclear}: its name does not tell what it is: say so with --format.`)
  const known = { gazetteer: openGazetteer(), words: openImportWords() }
  const ledger = await openLedger(options.ledger)
  try {
    for (const [number, file] of files.entries()) await take(file, formats[number] ?? 'csv')
  } finally {
    await ledger.close()
  }

  async function take(file: string, format: PlaceFormat): Promise<void> {
    const counts = { file, source: options.source ?? sourceOf(file), added: 0, skipped: 0, faulty: 0 }
    const size = sizeOf(file)
    const progress = startProgress(Math.ceil(size / megabyte), 'MB')
    let batch: Parameters<typeof ledger.addPlaces>[0][number][] = []
    const onBytes = (bytes: number) => progress.step(Math.floor(bytes / megabyte), `${counts.added + batch.length} places`)
    const asked = { format, country: options.country ?? null, mapping: mapping ?? {}, source: options.source ?? null, onBytes }
    try {
      for await (const read of readers.readPlaces(file, asked, known)) {
        if (read.kind === 'skipped') counts.skipped++
        else if (read.kind === 'problem') {
          counts.faulty++
          if (counts.faulty <= problemsShown) console.error(`fogline: ${read.problem.message}`)
        } else {
          const row = underKnownId(read.row, known.gazetteer)
          batch.push({ row, keys: keysOf(row), source: counts.source })
          if (batch.length === rowsAtOnce) await flush()
        }
      }
      await flush()
    } catch (error) {
      if (error instanceof Error && !('fault' in error))
        throw new WrongUse(`${file}: can’t be read as ${format}: ${error.message}.`)
      throw error
    } finally {
      progress.end()
    }
    if (counts.faulty > problemsShown) console.error(`fogline: … and ${counts.faulty - problemsShown} more.`)
    if (counts.faulty > 0) process.exitCode = 1
    console.log(options.json ? JSON.stringify(counts) : said(counts))

    async function flush(): Promise<void> {
      await ledger.addPlaces(batch)
      counts.added += batch.length
      batch = []
    }
  }

  function sizeOf(file: string): number {
    try {
      return statSync(file).size
    } catch {
      throw new WrongUse(`${file}: There is no such file.`)
    }
  }
}
const megabyte = 1_000_000
const fields: readonly ImportField[] = ['id', 'name', 'also', 'lat', 'lon', 'country', 'admin1', 'feature', 'population']

function sourceOf(file: string): string {
  return file.split(/[\\/]/).at(-1) ?? file
}

function said(counts: { file: string; added: number; skipped: number; faulty: number }): string {
  const left = [
    counts.skipped > 0 ? `${counts.skipped.toLocaleString('en')} of other kinds passed over` : '',
    counts.faulty > 0 ? `${counts.faulty.toLocaleString('en')} could not be read` : '',
  ].filter(Boolean)
  return [`${counts.file}: ${counts.added.toLocaleString('en')} ${counts.added === 1 ? 'place' : 'places'} added`, ...left].join(
    ', ',
  )
}
