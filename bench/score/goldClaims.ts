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
  return gold
    .filter((marked) => !isOtherReading(marked, gold))
    .map((marked) => {
      const claim = claimOf(marked, reading, identify)
      const words = found.filter(({ span }) => overlaps(span, claim.span))
      const { saidOn = null, extent = null, site = null } = words.find(({ type }) => type === claim.type) ?? words[0] ?? {}
      const same = words.find(({ type }) => type === claim.type)
      if (same === undefined) return { ...claim, saidOn, extent, site }
      const { actor, target, date, places, regained } = same
      return {
        ...claim,
        actor: marked.actor === undefined ? actor : claim.actor,
        target: marked.target === undefined ? target : claim.target,
        // A day taken over from the report's scene is told in other words.
        date: marked.date === undefined && date !== null && date.text !== null ? date : claim.date,
        saidOn,
        places: marked.places === undefined ? places : claim.places,
        extent,
        site,
        regained: marked.regained ?? regained,
      }
    })
}

/** "Killed since the offensive began" may be read as a `killing` or as a `toll`: who marks the one has not marked the other. */
function isOtherReading(marked: GoldClaim, gold: readonly GoldClaim[]): boolean {
  const overlap = (a: string, b: string) => a.includes(b) || b.includes(a)
  return (
    marked.optional === true &&
    gold.some(
      (other) =>
        other.optional !== true &&
        other.stance === marked.stance &&
        other.at.some((words) => marked.at.some((own) => overlap(words, own))),
    )
  )
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
    ownVoice: null,
    stance: gold.stance ?? 'asserts',
    type: gold.type,
    regained: gold.regained ?? false,
    extent: null,
    site: null,
    modality: 'actual' as const,
    actor: party(gold.actor),
    target: party(gold.target),
    places: (gold.places ?? []).map((name) => placeOf(name, gold.type, span, reading)),
    date,
    saidOn: null,
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
function placeOf(name: string, type: HappeningType, [from, to]: Span, { places, sentences }: Reading): ClaimPlace {
  const named = places
    .filter((mention) => mention.text === name || name.includes(mention.text) || mention.text.includes(name))
    .sort((a, b) => Math.abs(a.span[0] - from) - Math.abs(b.span[0] - from))
  const [mention] = named
  const blank = { lat: null, lon: null, country: null, admin1: null, ambiguous: false, inherited: false }
  if (mention === undefined) return { text: name, span: [from, to], name, id: null, relation: 'at', precision: 'town', ...blank }
  const sentence = sentences.findIndex(({ span: [start, end] }) => start <= from && from < end)
  const place = claimPlace(mention, mention.sentence !== sentence)
  // "10 kilometres from Hama, which the government has held": what is held is the town itself.
  return type === 'hold' && place.relation === 'distance' ? { ...place, relation: 'at', precision: 'town' } : place
}

function dateOf(text: string | null | undefined): ClaimDate | null {
  if (text == null) return null
  const [from = text, to = from] = text.split('/')
  return { from, to, text, precision: from === to ? 'day' : 'range' }
}
