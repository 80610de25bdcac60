import { basename } from 'node:path'
import { parse } from 'csv-parse'
import type { Gazetteer } from '#knowledge/gazetteer/gazetteer.ts'
import type { ImportWords } from '#knowledge/gazetteer/importWords.ts'
import type { GazetteerRow } from '#model/place.ts'
import type { Problem } from '#model/problem.ts'
import { type Mapping, type Reading, readColumns } from './columns.ts'
import type { EntryRead } from './entry.ts'
import { featuresOf } from './features.ts'
import { readFeature } from './geojson.ts'
import { readGeoNamesLine } from './geonames.ts'
import { linesOf, textOf } from './lines.ts'

export const placeFormats = ['geonames', 'geojson', 'csv'] as const
export type PlaceFormat = (typeof placeFormats)[number]

export interface ImportOptions {
  readonly format: PlaceFormat
  /** Two letters: the country of rows that tell none. */
  readonly country: string | null
  readonly mapping: Mapping
  /** What ids begin with and what the rows are known by; null for the file's own name. */
  readonly source: string | null
  /** Called with the bytes read so far. */
  readonly onBytes: (bytes: number) => void
}

export type PlaceRead =
  | { readonly kind: 'row'; readonly row: GazetteerRow }
  | { readonly kind: 'skipped' }
  | { readonly kind: 'problem'; readonly problem: Problem }

/**
 * The places of a file, one at a time: a GeoNames country file or allCountries, zipped or not; GeoJSON; CSV with a header.
 * What can't be read is a problem that names its line, and the rest goes on.
 * @throws Error when the file itself can't be read
 */
export async function* readPlaces(
  file: string,
  options: ImportOptions,
  known: { readonly gazetteer: Gazetteer; readonly words: ImportWords },
): AsyncGenerator<PlaceRead> {
  for await (const [line, read] of entriesOf(file, options, known)) {
    if (read.kind !== 'faulty') yield read
    else {
      const message = `${file}:${line}: ${read.why}. It is left out.`
      yield { kind: 'problem', problem: { code: 'no-place', message, input: file, line, report: null, span: null } }
    }
  }
}

async function* entriesOf(
  file: string,
  { format, country, mapping, source, onBytes }: ImportOptions,
  { gazetteer, words }: { readonly gazetteer: Gazetteer; readonly words: ImportWords },
): AsyncGenerator<[line: number, EntryRead]> {
  const how: Reading = { words, mapping, country, source: source ?? slug(file) }
  switch (format) {
    case 'geonames':
      for await (const { line, text } of linesOf(textOf(file, isCountryFile, onBytes)))
        if (text !== '') yield [line, readGeoNamesLine(text, words, gazetteer.regionName)]
      return
    case 'geojson':
      for await (const { line, text } of featuresOf(textOf(file, isGeoJson, onBytes))) yield [line, readFeature(text, how)]
      return
    case 'csv':
      for await (const [line, row] of rowsOf(textOf(file, isTable, onBytes))) yield [line, readColumns(row, {}, how)]
  }
}

/** By a file's name; null where that tells nothing. */
export function formatOf(file: string): PlaceFormat | null {
  const name = basename(file)
    .toLowerCase()
    .replace(/\.zip$/, '')
  if (/\.(geo)?json(l|s|seq)?$/.test(name) || name.endsWith('.ndjson')) return 'geojson'
  if (/\.(csv|tsv)$/.test(name)) return 'csv'
  return /^([a-z]{2}|allcountries|cities\d+|no-country)(\.txt)?$/.test(name) ? 'geonames' : null
}
// A GeoNames archive holds a readme beside its country file.
function isCountryFile(name: string): boolean {
  return /\.txt$/i.test(name) && !/readme/i.test(name)
}
function isGeoJson(name: string): boolean {
  return /\.(geo)?json(l|s|seq)?$/i.test(name)
}
function isTable(name: string): boolean {
  return /\.(csv|tsv)$/i.test(name)
}
function slug(file: string): string {
  return basename(file)
    .toLowerCase()
    .replace(/\.(zip|txt|csv|tsv|geojson|json).*$/, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}

/** Rows of a CSV or TSV file by the names of its columns. A row with too few or too many cells still gives what it has. */
async function* rowsOf(text: AsyncGenerator<string>): AsyncGenerator<[line: number, row: ReadonlyMap<string, string>]> {
  const first = await text.next()
  const beginning = first.done ? '' : first.value
  const parser = parse({
    bom: true,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    delimiter: delimiterOf(beginning),
  })
  const feeding = feed()
  let header: readonly string[] | null = null
  for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
    if (header === null) header = record.map((name) => name.trim())
    else yield [info.lines, new Map(header.map((name, i) => [name, record[i] ?? '']))]
  }
  await feeding

  async function feed(): Promise<void> {
    parser.write(beginning)
    for await (const piece of text) if (!parser.write(piece)) await new Promise<void>((resolve) => parser.once('drain', resolve))
    parser.end()
  }
}

/** Comma, semicolon or tab: whichever parts the header most often. */
function delimiterOf(text: string): string {
  const header = text.slice(0, text.search(/[\r\n]|$/))
  const [best = ','] = [',', ';', '\t'].toSorted((a, b) => header.split(b).length - header.split(a).length)
  return best
}
