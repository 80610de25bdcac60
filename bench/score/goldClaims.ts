import { createHash } from 'node:crypto'
import { extract } from '#claims/extract.ts'
import { type Identify, identifierFor, saidBy } from '#claims/identify.ts'
import { claimPlace } from '#claims/places/place.ts'
import type { Claim, ClaimDate, ClaimPlace, CountRange, HappeningType, Party, Source, Stance } from '#model/claim.ts'
import type { Reading } from '#model/reading.ts'
import type { Report } from '#model/report.ts'
import { overlaps, type Span } from '#model/span.ts'
import { type Reader, understand } from '../../src/pipeline.ts'

/** A claim as a gold file writes it; what is left out is left open. */
export interface GoldClaim {
  readonly at: readonly string[]
  readonly source?: string | null
  readonly stance?: Stance
  readonly type: HappeningType
  readonly actor?: string | null
  readonly target?: string | null
  readonly places?: readonly string[]
  readonly date?: string | null
  readonly counts?: Readonly<Record<string, number | CountRange>>
  readonly regained?: boolean
  readonly optional?: boolean
}

/**
 * The claims that a careful reader marks in a report, as the program would print them: what reading without a fault would give.
 * Where the reader left a field open, it is what the program finds in the same words.
 */
export function goldClaims(report: Report, gold: readonly GoldClaim[], reader: Reader): Claim[] {
  const reading = understand(report, reader)
  const identify = identifierFor(reading, reader.known)
  const found = extract(reading, reader.known)
  return gold.map((marked) => {
    const claim = claimOf(marked, reading, identify)
    const same = found.find(({ type, span }) => type === claim.type && overlaps(span, claim.span))
    if (same === undefined) return claim
    const { date, places, extent, regained } = same
    return {
      ...claim,
      date: marked.date === undefined ? date : claim.date,
      places: marked.places === undefined ? places : claim.places,
      extent,
      regained: marked.regained ?? regained,
    }
  })
}

function claimOf(gold: GoldClaim, reading: Reading, identify: Identify): Claim {
  const { report } = reading
  const quote = gold.at[0] ?? ''
  const from = Math.max(0, report.text.indexOf(quote))
  const span: Span = [from, from + quote.length]
  const date = dateOf(gold.date)
  const day = date?.to ?? null
  const source = gold.source == null ? null : sourceOf(gold.source, span, identify)
  const side = source === null ? identify(report.outlet ?? '', null, null).side : source.side
  const party = (text: string | null | undefined): Party[] => {
    if (text == null) return []
    const { id, side: own } = identify(text, day, null)
    return saidBy([{ text, span, id, side: own }], day, side, identify)
  }
  const claim = {
    report: report.id,
    sentence: reading.sentences.findIndex(({ span: [start, end] }) => start <= from && from < end),
    span,
    quote,
    source,
    cue: null,
    stance: gold.stance ?? 'asserts',
    type: gold.type,
    regained: gold.regained ?? false,
    extent: null,
    modality: 'actual' as const,
    actor: party(gold.actor),
    target: party(gold.target),
    places: (gold.places ?? []).map((name) => placeOf(name, gold.type, span, reading)),
    date,
    counts: Object.fromEntries(
      Object.entries(gold.counts ?? {}).map(([key, value]) => [key, typeof value === 'number' ? [value, value] : value]),
    ),
    acled: null,
    plover: null,
    confidence: 1,
    because: ['marked by a reader'],
  }
  return { id: `c_${createHash('sha256').update(JSON.stringify(claim)).digest('hex').slice(0, 16)}`, ...claim }
}

function sourceOf(text: string, span: Span, identify: Identify): Source {
  const { id, side, kind } = identify(text, null, null)
  return { text, span, id, side, kind }
}

/** The mention nearest to the words that tell it, else any of that name. */
function placeOf(name: string, type: HappeningType, [from, to]: Span, { places }: Reading): ClaimPlace {
  const named = places
    .filter((mention) => mention.text === name || name.includes(mention.text) || mention.text.includes(name))
    .sort((a, b) => Math.abs(a.span[0] - from) - Math.abs(b.span[0] - from))
  const [mention] = named
  const blank = { lat: null, lon: null, country: null, admin1: null, ambiguous: false, inherited: false }
  if (mention === undefined) return { text: name, span: [from, to], name, id: null, relation: 'at', precision: 'town', ...blank }
  const inside = mention.span[0] >= from - 40 && mention.span[1] <= to + 40
  const place = claimPlace(mention, !inside)
  // "10 kilometres from Hama, which the government has held": what is held is the town itself.
  return type === 'hold' && place.relation === 'distance' ? { ...place, relation: 'at', precision: 'town' } : place
}

function dateOf(text: string | null | undefined): ClaimDate | null {
  if (text == null) return null
  const [from = text, to = from] = text.split('/')
  return { from, to, text: null, precision: from === to ? 'day' : 'range' }
}
