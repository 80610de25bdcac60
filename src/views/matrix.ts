import { type Claim, type CountKey, type CountRange, countKeys, type Stance } from '#model/claim.ts'
import type { Day } from '#model/day.ts'
import type { Credibility, Event, EventPart, Standing } from '#model/event.ts'
import type { Reason } from '#model/reason.ts'
import type { Interest, Voice } from './evidence.ts'
import { type EventShown, shownEvent } from './happening.ts'

/** What a claim may tell of an event, and a column of the matrix. */
export type Facet = 'happened' | 'place' | 'day' | 'actor' | 'figures'
export const facets: readonly Facet[] = ['happened', 'place', 'day', 'actor', 'figures']

/** One cell: what the origin tells of this part, in the report's words where there are any. */
export interface Cell {
  readonly stance: Stance
  /** Words of the report, cut short; for figures, the range. */
  readonly words: readonly string[]
  readonly days: { readonly from: Day; readonly to: Day } | null
  readonly counts: readonly { readonly key: CountKey; readonly range: CountRange }[]
  readonly claim: string
}

export type Cells = Readonly<Record<Facet, Cell | null>>

/** The words behind a cell, with what stands before and after them in the report. */
export interface QuoteShown {
  readonly claim: string
  readonly report: string
  readonly stance: Stance
  readonly type: Claim['type']
  readonly source: string
  readonly side: string | null
  readonly outlet: string | null
  readonly published: Day | null
  readonly sha256: string
  readonly paragraph: number
  readonly span: Claim['span']
  readonly before: string
  readonly quote: string
  readonly after: string
}

export interface MatrixCopy {
  readonly report: string
  readonly outlet: string | null
  readonly published: Day | null
  readonly cells: Cells
}

/** An independent origin. */
export interface MatrixRow {
  readonly origin: string
  readonly name: string
  readonly side: string | null
  readonly kind: string
  /** Where it is told: outlet and day, the first first. */
  readonly told: readonly { readonly report: string; readonly outlet: string | null; readonly published: Day | null }[]
  readonly own: boolean
  readonly cells: Cells
  readonly copies: readonly MatrixCopy[]
}

export interface MatrixBand {
  readonly interest: Interest
  readonly rows: readonly MatrixRow[]
}

/** One origin's figures over time, by the day of telling: never averaged, never added up. */
export interface FigureSeries {
  readonly key: CountKey
  readonly origin: string
  readonly name: string
  readonly side: string | null
  readonly interest: Interest
  readonly points: readonly { readonly told: Day; readonly range: CountRange; readonly claim: string; readonly copy: boolean }[]
}

export interface EventView {
  readonly event: EventShown
  /** Why the standing is what it is, and why these claims are together. */
  readonly reasons: readonly Reason[]
  readonly digit: Credibility
  /** Each part by itself: that it happened may be corroborated while its day is only claimed. */
  readonly parts: readonly EventPart[]
  readonly gains: string | null
  readonly loses: string | null
  readonly bands: readonly MatrixBand[]
  readonly figures: readonly FigureSeries[]
  readonly counted: { readonly origins: number; readonly noSide: number; readonly admissions: number; readonly denials: number }
  /** The standing after each report that tells of it, in order of publication. */
  readonly history: readonly {
    readonly report: string
    readonly outlet: string | null
    readonly published: Day | null
    readonly copyOf: string | null
    readonly standing: Standing
  }[]
  readonly beside: readonly EventShown[]
}

export function eventView(
  event: Event,
  voices: readonly Voice[],
  given: {
    readonly history: EventView['history']
    readonly beside: readonly EventShown[]
  },
): EventView {
  const gains = event.actor.find((party) => party.side !== null)?.side ?? null
  const loses = event.target.find((party) => party.side !== null && party.side !== gains)?.side ?? null
  const origins = (some: (voice: Voice) => boolean) => new Set(voices.filter(some).map((voice) => voice.origin)).size
  const telling = ({ claim }: Voice) =>
    claim.stance === 'asserts' || claim.stance === 'confirms' || claim.stance === 'acknowledges'
  return {
    event: shownEvent(event, voices),
    reasons: event.reasons,
    digit: event.credibility,
    parts: event.parts,
    gains,
    loses,
    bands: bandsOf(voices),
    figures: figuresOf(voices),
    counted: {
      origins: origins(telling),
      noSide: origins((voice) => telling(voice) && voice.interest === 'none'),
      admissions: origins((voice) => voice.claim.stance === 'acknowledges' || (telling(voice) && voice.interest === 'loses')),
      denials: origins((voice) => voice.claim.stance === 'denies'),
    },
    history: given.history,
    beside: given.beside,
  }
}

function bandsOf(voices: readonly Voice[]): MatrixBand[] {
  const order: readonly Interest[] = ['gains', 'none', 'loses']
  const byOrigin = [...Map.groupBy(voices, (voice) => voice.origin).values()]
  return order.flatMap((interest) => {
    const rows = byOrigin.flatMap((own) => (interestOf(own) === interest ? [rowOf(own)] : []))
    return rows.length === 0 ? [] : [{ interest, rows }]
  })
}

/** An origin has one band; where its claims differ, the one in which it speaks against itself tells most. */
function interestOf(voices: readonly Voice[]): Interest {
  return voices.find((voice) => voice.interest === 'loses')?.interest ?? voices[0]?.interest ?? 'none'
}

function rowOf(voices: readonly Voice[]): MatrixRow {
  const [first] = voices
  if (first === undefined) throw new RangeError('An origin has no claim: it is made from at least one.')
  const isCopy = (voice: Voice) => voice.copyOf !== null && voices.some((other) => other.report.id === voice.copyOf)
  const firsthand = voices.filter((voice) => !isCopy(voice))
  const copies = Map.groupBy(voices.filter(isCopy), (voice) => voice.report.id)
  return {
    origin: first.origin,
    name: first.name,
    side: first.claim.source?.side ?? null,
    kind: first.claim.source?.kind ?? 'outlet',
    own: first.origin.startsWith('outlet:') || first.origin.startsWith('report:'),
    told: [...Map.groupBy(firsthand, (voice) => voice.report.id).values()].flatMap(([voice]) =>
      voice === undefined ? [] : [{ report: voice.report.id, outlet: voice.report.outlet, published: voice.report.published }],
    ),
    cells: cellsOf(firsthand),
    copies: [...copies.values()].flatMap((own) => {
      const [voice] = own
      return voice === undefined
        ? []
        : [{ report: voice.report.id, outlet: voice.report.outlet, published: voice.report.published, cells: cellsOf(own) }]
    }),
  }
}

// A cell shows a few words; the rest stands in the quote behind it.
const mostWords = 64
const mostNames = 4

function cellsOf(voices: readonly Voice[]): Cells {
  // The most telling claim speaks for the row: a word against itself, then a denial, then what is told, silence last.
  const weight: Readonly<Record<Stance, number>> = { acknowledges: 0, denies: 1, confirms: 2, asserts: 3, doubts: 4, silent: 5 }
  const claims = voices.map((voice) => voice.claim).toSorted((a, b) => weight[a.stance] - weight[b.stance])
  const cell = (has: (claim: Claim) => boolean, words: (claim: Claim) => readonly string[]): Cell | null => {
    const claim = claims.find(has)
    if (claim === undefined) return null
    return {
      stance: claim.stance,
      words: words(claim),
      days: claim.date === null ? null : { from: claim.date.from, to: claim.date.to },
      counts: countKeys.flatMap((key) => {
        const range = claim.counts[key]
        return range === undefined ? [] : [{ key, range }]
      }),
      claim: claim.id,
    }
  }
  return {
    happened: cell(
      () => true,
      (claim) => [short(claim.quote, mostWords)],
    ),
    place: cell(
      (claim) => claim.stance !== 'silent' && claim.places.some((place) => !place.inherited),
      (claim) => names(claim.places.map((place) => place.text)),
    ),
    day: cell(
      (claim) => claim.stance !== 'silent' && claim.date !== null,
      (claim) => (claim.date?.text ? [claim.date.text] : []),
    ),
    actor: cell(
      (claim) => claim.stance !== 'silent' && claim.actor.length > 0,
      (claim) => names(claim.actor.map((party) => party.text)),
    ),
    figures: cell(
      (claim) => claim.stance !== 'silent' && Object.keys(claim.counts).length > 0,
      () => [],
    ),
  }
}

function names(all: readonly string[]): string[] {
  const distinct = [...new Set(all.map((name) => short(name, mostWords)))]
  return distinct.length <= mostNames ? distinct : [...distinct.slice(0, mostNames), `+${distinct.length - mostNames}`]
}

function short(text: string, most: number): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length <= most ? line : `${line.slice(0, most - 1).trimEnd()}…`
}

function figuresOf(voices: readonly Voice[]): FigureSeries[] {
  const tells = voices.filter(({ claim }) => claim.stance !== 'denies' && claim.stance !== 'silent' && claim.stance !== 'doubts')
  return countKeys.flatMap((key) =>
    [...Map.groupBy(tells, (voice) => voice.origin).values()].flatMap((own) => {
      const points = own.flatMap(({ claim, report, copyOf }) => {
        const range = claim.counts[key]
        return range === undefined || report.published === null
          ? []
          : [{ told: report.published, range, claim: claim.id, copy: copyOf !== null }]
      })
      const [first] = own
      if (first === undefined || points.length === 0) return []
      const { origin, name, interest, claim } = first
      return [{ key, origin, name, side: claim.source?.side ?? null, interest, points }]
    }),
  )
}

const mostAround = 220

/** Nothing where the report's text was not given: words are cut from the stored text or not shown. */
export function quoteShown(
  { claim, report, name }: Pick<Voice, 'claim' | 'report' | 'name'>,
  texts: ReadonlyMap<string, { readonly text: string; readonly sha256: string }>,
): QuoteShown[] {
  const stored = texts.get(report.id)
  if (stored === undefined) return []
  const [from, to] = claim.span
  const { text, sha256 } = stored
  const start = Math.max(text.lastIndexOf('\n', from - 1) + 1, from - mostAround)
  const lineEnd = text.indexOf('\n', to)
  const end = Math.min(lineEnd === -1 ? text.length : lineEnd, to + mostAround)
  return [
    {
      claim: claim.id,
      report: report.id,
      stance: claim.stance,
      type: claim.type,
      source: name,
      side: claim.source?.side ?? null,
      outlet: report.outlet,
      published: report.published,
      sha256,
      paragraph: text
        .slice(0, from)
        .split('\n')
        .filter((line) => line.trim() !== '').length,
      span: claim.span,
      before: text.slice(start, from),
      quote: text.slice(from, to),
      after: text.slice(to, end),
    },
  ]
}
