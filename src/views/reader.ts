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

/** What a claim marks in the text: as much of it as the text needs, for all claims at once. */
export interface MarkShown {
  readonly claim: string
  readonly span: Claim['span']
  readonly stance: Claim['stance']
  readonly doubtful: boolean
  /** Who says it; null for the outlet's own voice. */
  readonly source: string | null
  readonly event: string | null
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
  /** In order of the text: the first is claim 1. The claims whole come page by page. */
  readonly marks: readonly MarkShown[]
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

export function markOf({ claim, event, sourceName, doubts }: ClaimBeside): MarkShown {
  const { id, span, stance, source } = claim
  return { claim: id, span, stance, doubtful: doubts.length > 0, source: sourceName ?? source?.text ?? null, event }
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

/**
 * Cuts a text into paragraphs, and those into runs at every edge of a claim's words, so that overlapping claims nest nowhere.
 * @param claims in order of the text
 */
export function paragraphsOf(text: string, title: string | null, claims: readonly ClaimBeside[]): Paragraph[] {
  const paragraphs: Paragraph[] = []
  let from = 0
  let [here, next]: [ClaimBeside[], number] = [[], 0]
  for (const line of text.split('\n')) {
    const to = from + line.length
    // They come in order of the text: each is met once, and let go behind its end.
    const before = from
    here = here.filter(({ claim }) => claim.span[1] > before)
    for (let one = claims[next]; one !== undefined && one.claim.span[0] < to; one = claims[++next])
      if (one.claim.span[1] > from) here.push(one)
    if (line.trim() !== '')
      paragraphs.push({
        from,
        to,
        title: paragraphs.length === 0 && title !== null && line.trim() === title.trim(),
        runs: runsOf(from, to, here),
      })
    from = to + 1
  }
  return paragraphs
}

function runsOf(from: number, to: number, here: readonly ClaimBeside[]): TextRun[] {
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
