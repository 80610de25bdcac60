import type { Claim } from '#model/claim.ts'
import type { Day } from '#model/day.ts'
import type { Event } from '#model/event.ts'
import type { QuoteShown } from './matrix.ts'
import type { Need } from './needsPerson.ts'

export const caseKinds = ['same', 'lost-review', 'which-place', 'no-place', 'which-side', 'no-day'] as const
export type CaseKind = (typeof caseKinds)[number]

/** Something that needs a person: what it is about, and the words it hangs on. */
export interface Case {
  /** Stable while the question stands: from its kind and claims. */
  readonly id: string
  readonly kind: CaseKind
  /** In one sentence, as the command line asks it. */
  readonly question: string
  readonly outlet: string | null
  readonly published: Day | null
  /** One claim, or the first of each of the two events that may be one. */
  readonly claims: readonly string[]
  readonly because: readonly string[]
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
  const asked = needs.map(({ kind, claim, question, review }): Case => {
    const head = found.reports.get(claim.report)
    return {
      id: `${kind}-${claim.id}${review === null ? '' : `-${review.id}`}`,
      kind,
      question,
      outlet: head?.outlet ?? null,
      published: head?.published ?? null,
      claims: [claim.id],
      because: claim.because,
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
  return moves.flatMap((a, index) =>
    moves.slice(index + 1).flatMap((b): Case[] => {
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
          question: `Is this one happening at ${place.text}?`,
          outlet: head?.outlet ?? null,
          published: head?.published ?? null,
          claims: [first.id, second.id],
          because: [`same place: ${place.text}`, `days ${days} apart`, 'same side'],
        },
      ]
    }),
  )
}

function sideOf(event: Event): string | null {
  return event.actor.find((party) => party.side !== null)?.side ?? null
}

function apart(a: Day, b: Day): number {
  return Math.abs(Temporal.PlainDate.from(a).until(Temporal.PlainDate.from(b)).days)
}
