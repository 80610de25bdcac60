import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { parse } from 'csv-parse/sync'
import type { Match } from '#knowledge/gazetteer/compare.ts'
import type { Gazetteer } from '#knowledge/gazetteer/gazetteer.ts'
import { kilometres, type Point } from '#model/sphere.ts'
import { locate } from '#places/locate.ts'
import { annotate } from '#sentences/annotate.ts'
import { openReader, type Reader } from '../../src/pipeline.ts'
import { percent, table } from './tally.ts'

/**
 * Place names: found and placed on GeoVirus, by the scorer that lies beside the gold; and 121 spellings of 45 towns
 * (test/places/spellings.csv), each in a sentence of its own, with its country as the theatre. Each town is then taken out of
 * the gazetteer, to see how often its names are given to another one without a doubt.
 *
 * `--gold FOLDER`, `--data FOLDER`: where scorer and corpus lie. `--errors` lists the spellings that went wrong.
 */
export function score(options: readonly string[]): string {
  const { values } = parseArgs({
    args: [...options],
    options: {
      gold: { type: 'string', default: '../shared/gold' },
      data: { type: 'string', default: '../shared/data/places' },
      errors: { type: 'boolean', default: false },
    },
  })
  return [onCorpus(values.gold, values.data), '', onSpellings(values.errors)].join('\n')
}

function onCorpus(gold: string, data: string): string {
  const scorer = join(gold, 'score-places.mjs')
  const corpus = join(data, 'GeoVirus.xml')
  const missing = [scorer, corpus].filter((file) => !existsSync(file))
  if (missing.length > 0) return `GeoVirus: not scored, ${missing.join(' and ')} missing`
  const command = 'npm run --silent fogline -- places --jsonl'
  return `GeoVirus: ${execFileSync(process.execPath, [scorer, corpus, '--run', command], { encoding: 'utf8' }).trimEnd()}`
}

interface Town extends Point {
  readonly country: string
  readonly name: string
  readonly spellings: readonly string[]
}

export function readTowns(): Town[] {
  const file = join(import.meta.dirname, '../../test/places/spellings.csv')
  const rows: Record<string, string>[] = parse(readFileSync(file), { columns: true, comment: '#', comment_no_infix: true })
  return rows.map(({ country = '', name = '', also = '', lat, lon }) => ({
    country,
    name,
    spellings: [name, ...also.split(';').filter((each) => each !== '')],
    lat: Number(lat),
    lon: Number(lon),
  }))
}

/** What became of one spelling: said without a doubt, said with one, or left open. */
export interface Placed {
  readonly spelling: string
  readonly kind: 'right' | 'wrong' | 'ambiguous' | 'unknown'
}

// The positions of the table and of the lists lie up to some kilometres apart; a namesake is further off.
const right = 12
const wrong = 25
// "Aleppo" is also the region around it.
const itsRegion = 150

export function placeSpellings(town: Town, { known, language }: Reader): Placed[] {
  return town.spellings.map((spelling) => {
    const text = `The army entered ${spelling} on Tuesday, residents said.`
    const mentions = locate({ text }, annotate(text, language), known, { countries: [town.country] })
    const at = text.indexOf(spelling)
    const mention = mentions.find(({ span }) => span[0] < at + spelling.length && at < span[1])
    if (mention === undefined || mention.located.kind === 'unknown') return { spelling, kind: 'unknown' }
    if (mention.located.kind === 'ambiguous') return { spelling, kind: 'ambiguous' }
    return { spelling, kind: kilometres(mention.located.place, town) <= right ? 'right' : 'wrong' }
  })
}

/** A reader whose gazetteer lacks a town, and all within 25 km that its names might mean. */
export function without(town: Town, reader: Reader): Reader {
  const { gazetteer } = reader.known
  const elsewhere = (matches: Match[]) =>
    matches.filter(({ place }) => kilometres(place, town) > (place.kind === 'admin' ? itsRegion : wrong))
  const lacking: Gazetteer = {
    ...gazetteer,
    within: (countries, name, widest) => elsewhere(gazetteer.within(countries, name, widest)),
    anywhere: (name) => elsewhere(gazetteer.anywhere(name)),
    knows: (name) => gazetteer.knows(name) && elsewhere(gazetteer.anywhere(name)).length > 0,
  }
  return { ...reader, known: { ...reader.known, gazetteer: lacking } }
}

function onSpellings(showErrors: boolean): string {
  const reader = openReader()
  const towns = readTowns()
  const present = towns.flatMap((town) => placeSpellings(town, reader))
  const absent = towns.flatMap((town) => placeSpellings(town, without(town, reader)))
  const row = (title: string, placed: readonly Placed[]) => [
    title,
    String(placed.length),
    ...(['right', 'wrong', 'ambiguous', 'unknown'] as const).map((kind) => share(placed, kind)),
  ]
  const errors = [
    ...present.filter(({ kind }) => kind !== 'right').map(({ spelling, kind }) => `   ${spelling}: ${kind}`),
    ...absent.filter(({ kind }) => kind === 'wrong').map(({ spelling }) => `   ${spelling}, taken out: given to another`),
  ]
  return [
    `${towns.length} towns; wrong: said without a doubt and another place`,
    table(
      ['spellings', 'number', 'right', 'wrong', 'ambiguous', 'left open'],
      [row('as they are', present), row('their town taken out', absent)],
    ),
    ...(showErrors ? errors : []),
  ].join('\n')
}

function share(placed: readonly Placed[], kind: Placed['kind']): string {
  const count = placed.filter((each) => each.kind === kind).length
  return `${percent(count / placed.length)} % (${count})`
}
