import { stringify } from 'csv-stringify/sync'
import type { Claim, ClaimPlace, CountKey, CountRange, Party } from '#model/claim.ts'
import { countKeys } from '#model/claim.ts'
import type { ReportHead } from '#model/report.ts'
import type { PrintedEvent, PrintedHolding } from '#views/printed.ts'
import type { Exported, Named } from './exports.ts'

type Row = Readonly<Record<string, string | number | null>>

/** A header line, then a row a record. Lists within a cell are joined with "; ". Cells that a spreadsheet would run are quoted. */
export async function* csvOf(exported: Exported): AsyncIterable<string> {
  yield line(columns[exported.of])
  for await (const row of rowsOf(exported)) yield line(columns[exported.of].map((column) => row[column] ?? ''))
}

function line(cells: readonly (string | number)[]): string {
  return stringify([[...cells]], { escape_formulas: true })
}

const counted = countKeys.flatMap((key) => [`${key}_low`, `${key}_high`])
const columns: Readonly<Record<Exported['of'], readonly string[]>> = {
  claims: [
    'id',
    'report',
    'outlet',
    'published',
    'url',
    'from',
    'to',
    'quote',
    'source',
    'source_id',
    'source_side',
    'source_side_name',
    'stance',
    'type',
    'modality',
    'actor',
    'target',
    'places',
    'latitude',
    'longitude',
    'date_from',
    'date_to',
    ...counted,
    'acled',
    'plover',
  ],
  events: [
    'id',
    'type',
    'modality',
    'actor',
    'actor_side',
    'actor_side_name',
    'target',
    'target_side',
    'target_side_name',
    'places',
    'latitude',
    'longitude',
    'precision',
    'date_from',
    'date_to',
    ...counted,
    'standing',
    'because',
    'first_told',
    'last_told',
    'claims',
  ],
  control: [
    'place_id',
    'place',
    'latitude',
    'longitude',
    'holder',
    'holder_name',
    'side',
    'side_name',
    'status',
    'since',
    'not_before',
    'from',
    'until',
    'extent',
    'pressed',
    'for',
    'against',
    'because',
  ],
}

async function* rowsOf(exported: Exported): AsyncIterable<Row> {
  switch (exported.of) {
    case 'claims':
      for await (const { claim, report } of exported.claims) yield claimRow(claim, report)
      return
    case 'events':
      for await (const event of exported.events) yield eventRow(event)
      return
    case 'control':
      for await (const holding of exported.holdings) yield holdingRow(holding)
  }
}

function claimRow(claim: Named<Claim>, report: ReportHead | undefined): Row {
  return {
    id: claim.id,
    report: claim.report,
    outlet: report?.outlet ?? null,
    published: report?.published ?? null,
    url: report?.url ?? null,
    from: claim.span[0],
    to: claim.span[1],
    quote: claim.quote,
    source: claim.source?.text ?? null,
    source_id: claim.source?.id ?? null,
    source_side: claim.source?.side ?? null,
    source_side_name: nameIn(claim, claim.source?.side ?? null),
    stance: claim.stance,
    ...happening(claim),
    acled: claim.acled,
    plover: claim.plover,
  }
}

function eventRow(event: Named<PrintedEvent>): Row {
  return {
    id: event.id,
    ...happening(event),
    actor_side: joined(sides(event.actor)),
    actor_side_name: joined(sides(event.actor).flatMap((side) => nameIn(event, side) ?? [])),
    target_side: joined(sides(event.target)),
    target_side_name: joined(sides(event.target).flatMap((side) => nameIn(event, side) ?? [])),
    precision: event.places[0]?.precision ?? null,
    standing: event.standing,
    because: joined(event.because),
    first_told: event.firstTold,
    last_told: event.lastTold,
    claims: joined(event.claims),
  }
}

function happening(told: Pick<Claim, 'type' | 'modality' | 'actor' | 'target' | 'places' | 'date' | 'counts'>): Row {
  return {
    type: told.type,
    modality: told.modality,
    actor: joined(told.actor.map((party) => party.text)),
    target: joined(told.target.map((party) => party.text)),
    places: joined(told.places.map((place) => place.name)),
    ...position(told.places),
    date_from: told.date?.from ?? null,
    date_to: told.date?.to ?? null,
    ...counts(told.counts),
  }
}

function holdingRow(holding: Named<PrintedHolding>): Row {
  const { place, pressed, notBefore, names: _, for: telling, against, because, ...rest } = holding
  return {
    place_id: place.id,
    place: place.name,
    latitude: place.lat,
    longitude: place.lon,
    ...rest,
    holder_name: nameIn(holding, holding.holder),
    side_name: nameIn(holding, holding.side),
    not_before: notBefore,
    pressed: pressed ? 'yes' : 'no',
    for: joined(telling),
    against: joined(against),
    because: joined(because),
  }
}

function nameIn({ names }: Named<object>, id: string | null): string | null {
  return id === null ? null : (names?.[id] ?? null)
}

/** The first placed one's; none where the place is ambiguous, for a point would say more than the text does. */
function position(places: readonly ClaimPlace[]): Row {
  const place = places.find((one) => one.lat !== null && !one.ambiguous)
  return { latitude: place?.lat ?? null, longitude: place?.lon ?? null }
}

function counts(told: Readonly<Partial<Record<CountKey, CountRange>>>): Row {
  return Object.fromEntries(
    countKeys.flatMap((key) => [
      [`${key}_low`, told[key]?.[0] ?? null],
      [`${key}_high`, told[key]?.[1] ?? null],
    ]),
  )
}

function sides(parties: readonly Party[]): string[] {
  return [...new Set(parties.flatMap((party) => party.side ?? []))]
}

function joined(list: readonly string[]): string {
  return list.join('; ')
}
