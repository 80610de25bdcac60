import type { Document } from '#claims/document.ts'
import { featuresOf, featuresOfUnmet } from '#claims/happening/features.ts'
import { candidates, type HappeningKnowledge, meaningsAround, nothing, seenIn } from '#claims/happening/find.ts'
import type { Vote } from '#claims/happening/words.ts'
import { type Example, exampleOf } from './example.ts'
import type { GoldReport } from './gold.ts'
import { triggerAt } from './locate.ts'

/** A report as annotated, and as the stages before claims read it. */
export interface Studied {
  readonly gold: GoldReport
  readonly document: Document
}

// A word of the list is also learnt from as if it had never been met, so that the list is trusted with words that are rare here.
const unmetWeight = 0.5

// What is optional in the gold may be read so; it counts half.
const optionalWeight = 0.5

/** Every word of a report that may tell a happening, with what the gold says that it tells. */
export function happeningExamples({ gold, document }: Studied, known: Omit<HappeningKnowledge, 'claimReaders'>): Example[] {
  const labels = labelsOf(gold, document)
  const unmarked = leavesOpen(gold)
  return document.trees.flatMap((tree, sentence) => {
    const seen = seenIn(document, tree, known)
    return candidates(seen).flatMap((i) => {
      const open = unmarked && seen.votes.some(({ type, words }) => late.has(type) && words.includes(i))
      const label = labels.get(key(sentence, i)) ?? (open ? 'beside' : { label: nothing, weight: 1 })
      if (label === 'beside') return []
      const numbers = meaningsAround(i, seen)
      const met = exampleOf(featuresOf(i, seen), label.label, label.weight, numbers)
      if (!seen.votes.some(({ words }) => words.includes(i))) return [met]
      return [met, exampleOf(featuresOfUnmet(i, seen), label.label, label.weight * unmetWeight, numbers)]
    })
  })
}

type Label = { readonly label: string; readonly weight: number } | 'beside'
const key = (sentence: number, token: number): string => `${sentence}:${token}`

// Types that came late: the first reports do not mark them.
const late: ReadonlySet<string> = new Set(['protest', 'disarm'])
function leavesOpen({ group, claims }: GoldReport): boolean {
  return /^t[1-6]$/.test(group) && !claims.some(({ type }) => late.has(type))
}

// The other words of a trigger phrase ("took [control] of") are neither examples of the type nor of none.
function labelsOf(gold: GoldReport, document: Document): Map<string, Label> {
  const labels = new Map<string, Label>()
  const ranked = [...gold.claims].sort((a, b) => Number(isOptional(a)) - Number(isOptional(b)))
  for (const claim of ranked) {
    const at = triggerAt(claim, gold.text, document.reading.sentences)
    if (at === null) continue
    if (pointsBack(claim, document.votes[at.sentence]?.filter(({ words }) => words.includes(at.token)) ?? [])) {
      for (const word of at.words) labels.set(key(at.sentence, word), 'beside')
      continue
    }
    const own = labels.get(key(at.sentence, at.token))
    if (own === undefined || own === 'beside') {
      labels.set(key(at.sentence, at.token), { label: claim.type, weight: isOptional(claim) ? optionalWeight : 1 })
    }
    for (const word of at.words) if (!labels.has(key(at.sentence, word))) labels.set(key(at.sentence, word), 'beside')
  }
  return labels
}

// "Neither count could be checked": the words of a doubt or denial that name no happening teach nothing about happenings.
function pointsBack({ stance, type }: GoldReport['claims'][number], votes: readonly Vote[]): boolean {
  return stance !== undefined && stance !== 'asserts' && !votes.some((vote) => vote.type === type)
}

function isOptional({ optional, modality }: GoldReport['claims'][number]): boolean {
  return optional === true || (modality !== undefined && modality !== 'actual')
}
