import { type Claim, type CountKey, type CountRange, countKeys, type Stance } from '#model/claim.ts'
import type { Day } from '#model/day.ts'
import type { Interest, Voice } from './evidence.ts'

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

export interface MatrixCopy {
  readonly report: string
  readonly outlet: string | null
  readonly published: Day | null
  readonly cells: Cells
}

/** An independent origin. */
export interface MatrixRow {
  readonly origin: string
  /** The band that it stands in. */
  readonly interest: Interest
  readonly name: string
  readonly side: string | null
  readonly kind: string
  /** Where it is told: outlet and day, the first first. */
  readonly told: readonly { readonly report: string; readonly outlet: string | null; readonly published: Day | null }[]
  readonly own: boolean
  /** All its claims in this event, those of copies too. */
  readonly claims: readonly string[]
  readonly cells: Cells
  readonly copies: readonly MatrixCopy[]
}

/** An origin with all that it tells of an event: what a row is made of. */
export interface MatrixOrigin {
  readonly interest: Interest
  readonly voices: readonly [Voice, ...Voice[]]
}

const bands: readonly Interest[] = ['gains', 'none', 'loses']

/** The origins of an event's claims in the order of the matrix: by bands, and in each the first to tell first. */
export function originsOf(voices: readonly Voice[]): MatrixOrigin[] {
  const origins = [...Map.groupBy(voices, (voice) => voice.origin).values()].flatMap(([first, ...more]): MatrixOrigin[] =>
    first === undefined ? [] : [{ interest: interestOf([first, ...more]), voices: [first, ...more] }],
  )
  return bands.flatMap((band) => origins.filter(({ interest }) => interest === band))
}

/** An origin has one band; where its claims differ, the one in which it speaks against itself tells most. */
function interestOf(voices: readonly Voice[]): Interest {
  return voices.find((voice) => voice.interest === 'loses')?.interest ?? voices[0]?.interest ?? 'none'
}

export function rowOf({ interest, voices }: MatrixOrigin): MatrixRow {
  const [first] = voices
  const copied = isCopyAmong(voices)
  const firsthand = voices.filter((voice) => !copied(voice))
  return {
    origin: first.origin,
    interest,
    name: first.name,
    side: first.claim.source?.side ?? null,
    kind: first.claim.source?.kind ?? 'outlet',
    own: first.origin.startsWith('outlet:') || first.origin.startsWith('report:'),
    claims: voices.map(({ claim }) => claim.id),
    told: byReport(firsthand).map(({ report }) => report),
    cells: cellsOf(firsthand),
    copies: byReport(voices.filter(copied)).map(({ report, voices: own }) => ({ ...report, cells: cellsOf(own) })),
  }
}

/** How many reports carry the origin's words after another. */
export function copiesIn({ voices }: MatrixOrigin): number {
  return new Set(voices.filter(isCopyAmong(voices)).map(({ report }) => report.id)).size
}

function isCopyAmong(voices: readonly Voice[]): (voice: Voice) => boolean {
  const reports = new Set(voices.map(({ report }) => report.id))
  return ({ copyOf }) => copyOf !== null && reports.has(copyOf)
}

function byReport(voices: readonly Voice[]) {
  return [...Map.groupBy(voices, ({ report }) => report.id).values()].flatMap((own) => {
    const [first] = own
    if (first === undefined) return []
    const { id, outlet, published } = first.report
    return [{ report: { report: id, outlet, published }, voices: own }]
  })
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
