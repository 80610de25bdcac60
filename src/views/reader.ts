import type { Claim } from '#model/claim.ts'
import type { Day } from '#model/day.ts'
import type { Problem } from '#model/problem.ts'
import type { ReportHead } from '#model/report.ts'
import type { Review } from '#model/review.ts'

export interface ReportLine {
  readonly id: string
  readonly title: string | null
  readonly outlet: string | null
  readonly published: Day | null
  readonly url: string | null
  readonly claims: number
  readonly copyOf: string | null
}

/** A claim as the reader shows it beside the text: whole, with its number, its event and what persons decided on it. */
export interface ClaimBeside {
  /** Its number in the report, from 1, in order of the text. */
  readonly number: number
  readonly claim: Claim
  readonly event: string | null
  readonly sourceName: string | null
  /** Reasons to read it with care; empty when there are none. */
  readonly doubts: readonly ('place' | 'day' | 'actor')[]
  readonly decision: 'accept' | 'reject' | 'correct' | null
}

/** Consecutive characters of the text under the same claims: the text is their concatenation. */
export interface TextRun {
  readonly from: number
  readonly to: number
  /** Numbers of the claims whose words these are; none for the rest. */
  readonly claims: readonly number[]
}

export interface Paragraph {
  readonly from: number
  readonly to: number
  readonly title: boolean
  readonly runs: readonly TextRun[]
}

export interface ReaderView extends ReportLine {
  readonly text: string
  readonly language: string
  readonly sha256: string
  readonly recorded: string
  readonly problems: readonly Pick<Problem, 'code' | 'message'>[]
  readonly paragraphs: readonly Paragraph[]
  readonly claimsBeside: readonly ClaimBeside[]
  readonly copies: readonly ReportLine[]
}

/** Claims in order of the text, each with its number. */
export function besides(
  claims: readonly Claim[],
  eventOf: (claim: string) => string | null,
  nameOf: (claim: Claim) => string | null,
  reviews: readonly Review[],
): ClaimBeside[] {
  const undone = new Set(reviews.flatMap(({ decision }) => (decision.kind === 'undo' ? [decision.review] : [])))
  const decided = new Map<string, 'accept' | 'reject' | 'correct'>()
  for (const { id, decision } of reviews) {
    if (undone.has(id)) continue
    if (decision.kind === 'accept' || decision.kind === 'reject' || decision.kind === 'correct')
      decided.set(decision.claim, decision.kind)
    else if (decision.kind === 'place') decided.set(decision.claim, 'correct')
  }
  return claims
    .toSorted((a, b) => a.span[0] - b.span[0] || a.span[1] - b.span[1] || (a.id < b.id ? -1 : 1))
    .map((claim, index) => ({
      number: index + 1,
      claim,
      event: eventOf(claim.id),
      sourceName: nameOf(claim),
      doubts: doubtsOf(claim),
      decision: decided.get(claim.id) ?? null,
    }))
}

const movesTowns = new Set<Claim['type']>(['capture', 'lose', 'withdraw', 'hold', 'surrender'])

/** What a person should look at: a name that may be several places, a move of a town without a day or a doer. */
export function doubtsOf(claim: Claim): ('place' | 'day' | 'actor')[] {
  const moves = movesTowns.has(claim.type) && claim.stance !== 'silent'
  return [
    ...(claim.places.some((place) => place.ambiguous || place.id === null) ? (['place'] as const) : []),
    ...(moves && claim.date === null && claim.type !== 'hold' ? (['day'] as const) : []),
    ...(moves && claim.actor.length > 0 && claim.actor.every((party) => party.side === null) ? (['actor'] as const) : []),
  ]
}

/** Cuts a text into paragraphs, and those into runs at every edge of a claim's words, so that overlapping claims nest nowhere. */
export function paragraphsOf(text: string, title: string | null, claims: readonly ClaimBeside[]): Paragraph[] {
  const paragraphs: Paragraph[] = []
  let from = 0
  for (const line of text.split('\n')) {
    const to = from + line.length
    if (line.trim() !== '')
      paragraphs.push({
        from,
        to,
        title: paragraphs.length === 0 && title !== null && line.trim() === title.trim(),
        runs: runsOf(from, to, claims),
      })
    from = to + 1
  }
  return paragraphs
}

function runsOf(from: number, to: number, claims: readonly ClaimBeside[]): TextRun[] {
  const here = claims.filter(({ claim }) => claim.span[0] < to && claim.span[1] > from)
  const edges = [
    ...new Set([from, to, ...here.flatMap(({ claim }) => claim.span.map((edge) => Math.min(Math.max(edge, from), to)))]),
  ].sort((a, b) => a - b)
  return edges.slice(0, -1).map((edge, index) => {
    const end = edges[index + 1] ?? to
    return {
      from: edge,
      to: end,
      claims: here.filter(({ claim }) => claim.span[0] <= edge && claim.span[1] >= end).map(({ number }) => number),
    }
  })
}

export function reportLine(head: Omit<ReportHead, 'sketch'>, claims: number, copyOf: string | null): ReportLine {
  const { id, title, outlet, published, url } = head
  return { id, title, outlet, published, url, claims, copyOf }
}
