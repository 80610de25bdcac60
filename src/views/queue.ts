import type { Claim } from '#model/claim.ts'
import type { Day } from '#model/day.ts'
import type { Event } from '#model/event.ts'
import type { Reason } from '#model/reason.ts'
import type { Need } from './needsPerson.ts'
import type { QuoteShown } from './quoteShown.ts'

export const caseKinds = ['same', 'lost-review', 'which-place', 'no-place', 'which-side', 'no-day'] as const
export type CaseKind = (typeof caseKinds)[number]

/** Something that needs a person: what it is about, and the words it hangs on. */
export interface Case {
  /** Stable while the question stands: from its kind and claims. */
  readonly id: string
  readonly kind: CaseKind
  /** What the question is about; see {@link Need.about}. Each language asks it in its own words. */
  readonly about: string
  readonly outlet: string | null
  readonly published: Day | null
  /** One claim, or the first of each of the two events that may be one. */
  readonly claims: readonly string[]
  /** What led the reader to the claim; empty where two events may be one. */
  readonly because: readonly string[]
  /** Why two events may be one; else empty. */
  readonly reasons: readonly Reason[]
}

export interface CaseShown extends Case {
  readonly quotes: readonly QuoteShown[]
}

type Heads = ReadonlyMap<string, { readonly outlet: string | null; readonly published: Day | null }>

/** What needs a person: possible merges, then what `needsPerson` asks. */
export function casesOf(
  needs: readonly Need[],
  events: readonly Event[],
  found: { readonly claims: ReadonlyMap<string, Claim>; readonly reports: Heads },
  decided: ReadonlySet<string>,
): Case[] {
  const asked = needs.map(({ kind, claim, about, review }): Case => {
    const head = found.reports.get(claim.report)
    return {
      id: `${kind}-${claim.id}${review === null ? '' : `-${review.id}`}`,
      kind,
      about,
      outlet: head?.outlet ?? null,
      published: head?.published ?? null,
      claims: [claim.id],
      because: claim.because,
      reasons: [],
    }
  })
  return [...sameCases(events, found, decided), ...asked]
}

const mostDaysApart = 2

/** Two captures by one side at one place, days apart: a person may know that they are one. */
function sameCases(
  events: readonly Event[],
  { claims, reports }: { readonly claims: ReadonlyMap<string, Claim>; readonly reports: Heads },
  decided: ReadonlySet<string>,
): Case[] {
  const moves = events.filter(({ type, modality, date }) => type === 'capture' && modality === 'actual' && date !== null)
  const near = nearIn(moves)
  return moves.flatMap((a, index) =>
    near(index).flatMap((b): Case[] => {
      const place = a.places.find((one) => one.id !== null && b.places.some((other) => other.id === one.id))
      const [first, second] = [claims.get(a.claims[0] ?? ''), claims.get(b.claims[0] ?? '')]
      if (place === undefined || first === undefined || second === undefined || a.date === null || b.date === null) return []
      const days = apart(a.date.from, b.date.from)
      if (sideOf(a) !== sideOf(b) || days > mostDaysApart || decided.has(first.id) || decided.has(second.id)) return []
      const head = reports.get(second.report)
      return [
        {
          id: `same-${first.id}-${second.id}`,
          kind: 'same',
          about: place.text,
          outlet: head?.outlet ?? null,
          published: head?.published ?? null,
          claims: [first.id, second.id],
          because: [],
          reasons: [{ code: 'same-place', place: place.text }, { code: 'days-apart', days }, { code: 'same-side' }],
        },
      ]
    }),
  )
}

/** Of a move's number, the later moves at one of its places that are at most so many days apart. */
function nearIn(moves: readonly Event[]): (index: number) => Event[] {
  const byPlaceAndDay = new Map<string, number[]>()
  const placesOf = ({ places }: Event) => places.flatMap(({ id }) => id ?? [])
  for (const [index, move] of moves.entries())
    for (const place of placesOf(move)) {
      const key = `${place} ${move.date?.from}`
      const own = byPlaceAndDay.get(key)
      if (own) own.push(index)
      else byPlaceAndDay.set(key, [index])
    }
  return (index) => {
    const move = moves[index]
    if (move === undefined || move.date === null) return []
    const day = Temporal.PlainDate.from(move.date.from)
    const days = Array.from({ length: 2 * mostDaysApart + 1 }, (_, at) => day.add({ days: at - mostDaysApart }).toString())
    const found = placesOf(move).flatMap((place) => days.flatMap((one) => byPlaceAndDay.get(`${place} ${one}`) ?? []))
    return [...new Set(found)]
      .filter((other) => other > index)
      .sort((a, b) => a - b)
      .flatMap((other) => moves[other] ?? [])
  }
}

function sideOf(event: Event): string | null {
  return event.actor.find((party) => party.side !== null)?.side ?? null
}

function apart(a: Day, b: Day): number {
  return Math.abs(Temporal.PlainDate.from(a).until(Temporal.PlainDate.from(b)).days)
}
