import { Command } from 'commander'
import type { Candidate, Place, PlaceMention } from '#model/place.ts'
import { countriesOption, jsonlOption, placesOfOption } from './options.ts'
import { WrongUse } from './wrongUse.ts'

interface Options {
  readonly jsonl?: boolean
  readonly ledger?: string
  readonly country?: readonly string[]
}

export function placesCommand(): Command {
  return new Command('places')
    .description('print every place name of a report with what it means, a JSON object a line, without keeping anything')
    .argument('[file]', 'a text, page, feed or JSON Lines; - for standard input', '-')
    .addOption(jsonlOption())
    .addOption(placesOfOption())
    .addOption(countriesOption())
    .action(placesOf)
}

async function placesOf(file: string, options: Options): Promise<void> {
  if (options.jsonl && file !== '-') throw new WrongUse('--jsonl reads from standard input: leave the file out.')
  const [{ openLanguages }, { readReports }, { openReader, withPlaces }, { annotate }, { locate }, { placesOf: own }] =
    await Promise.all([
      import('#knowledge/languages.ts'),
      import('#reports/readReports.ts'),
      import('../pipeline.ts'),
      import('#sentences/annotate.ts'),
      import('#places/locate.ts'),
      import('./ownPlaces.ts'),
    ])
  const reader = openReader()
  const told = { published: null, outlet: null, today: Temporal.Now.plainDateISO().toString(), languages: openLanguages() }
  for await (const incoming of readReports([file], told)) {
    const problems = incoming.kind === 'report' ? incoming.problems : [incoming.problem]
    const telling = problems.filter(({ code }) => !harmless.has(code))
    for (const { message } of telling) console.error(`fogline: ${message}`)
    if (incoming.kind === 'problem') {
      if (telling.length > 0) process.exitCode = 1
      continue
    }
    const { report, given } = incoming
    const { known, language } = withPlaces(reader, await own(options.ledger, report.text))
    const mentions = locate(report, annotate(report.text, language), known, { countries: options.country ?? [] })
    for (const mention of mentions) console.log(JSON.stringify(printed(mention, given ?? report.id)))
  }
}

// Places need no day, and a report without words names none.
const harmless: ReadonlySet<string> = new Set(['no-date', 'no-text'])

function printed(mention: PlaceMention, report: string) {
  const { located, span, text } = mention
  const candidates = located.kind === 'ambiguous' ? located.candidates : located.kind === 'found' ? located.runnersUp : []
  const place = located.kind === 'found' ? located.place : located.kind === 'ambiguous' ? located.candidates[0].place : null
  return {
    report,
    span,
    text,
    name: place?.name ?? text,
    kind: place?.kind ?? null,
    id: place?.id ?? null,
    ...pointOf(place),
    country: place?.country ?? null,
    admin1: place?.admin1 ?? null,
    relation: mention.relation,
    distance: mention.distance,
    bearing: mention.bearing,
    precision: mention.precision,
    outline: mention.outline,
    ambiguous: located.kind === 'ambiguous',
    locative: mention.locative,
    candidates: candidates.map(brief),
    because: mention.because,
  }
}

// "Africa" has no point.
function pointOf(place: Place | null) {
  return place === null || place.kind === 'expanse' ? { lat: null, lon: null } : { lat: place.lat, lon: place.lon }
}

function brief({ place, weight, because }: Candidate) {
  const { id, name, country, admin1, kind, lat, lon } = place
  return { id, name, country, admin1, kind, lat, lon, weight: Number(weight.toFixed(3)), because }
}
