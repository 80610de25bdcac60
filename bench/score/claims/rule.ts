import type { Claim, HappeningType } from '#model/claim.ts'
import type { Span } from '#model/span.ts'
import type { GoldClaim, GoldReport } from '../../../training/claims/gold.ts'
import { type FieldName, type Fields, fieldNames, fieldsOf, isSameParty, isSameSource, placesF1 } from './fields.ts'

/** A gold claim and the printed one that tells it. */
export interface Pair {
  readonly gold: GoldClaim
  readonly claim: Claim
  readonly fields: Fields
}

/** How the claims printed for one report compare with its gold. */
export interface Result {
  readonly report: GoldReport
  readonly required: number
  /** Required gold claims that are told. */
  readonly pairs: readonly Pair[]
  readonly missed: readonly GoldClaim[]
  readonly spurious: readonly Claim[]
}

/**
 * The scoring rule of the annotation guide: claims are paired one to one, best pairs first, each with the same or a neighbouring
 * happening told in an overlapping stretch. What is optional, told again or marked as not real costs nothing.
 *
 * @throws RangeError when a quote of the gold does not stand in the report.
 */
export function compare(report: GoldReport, claims: readonly Claim[]): Result {
  const gold = report.claims.map((claim) => ({ claim, anchors: claim.at.map((quote) => anchorOf(quote, report)) }))
  const overlaps = ({ anchors }: (typeof gold)[number], { span }: Claim) =>
    anchors.some(([from, to]) => span[0] < to && from < span[1])
  const candidates = gold.flatMap((one) =>
    claims.flatMap((claim) => {
      if (!areRelated(one.claim.type, claim.type) || !overlaps(one, claim)) return []
      const fields = fieldsOf(one.claim, claim)
      const values = Object.values(fields)
      const worth = (fields.type ?? 0) + mean(values) - (one.claim.optional ? optionalCost : 0)
      return [{ gold: one.claim, claim, fields, worth }]
    }),
  )
  const told = new Set<GoldClaim>()
  const used = new Set<Claim>()
  const pairs = candidates
    .toSorted((a, b) => b.worth - a.worth)
    .filter(({ gold: claim, claim: printed }) => {
      if (told.has(claim) || used.has(printed)) return false
      told.add(claim)
      used.add(printed)
      return true
    })
  const required = gold.filter(({ claim }) => !claim.optional)
  const isForgiven = (claim: Claim) =>
    claim.modality !== 'actual' ||
    isUnmarked(claim, report.claims) ||
    gold.some(
      (one) =>
        (one.claim.optional && areRelated(one.claim.type, claim.type) && overlaps(one, claim)) || repeats(one.claim, claim),
    )
  return {
    report,
    required: required.length,
    pairs: pairs.filter(({ gold: claim }) => !claim.optional),
    missed: required.flatMap(({ claim }) => (told.has(claim) ? [] : [claim])),
    spurious: claims.filter((claim) => !used.has(claim) && !isForgiven(claim)),
  }
}

export interface Figures {
  readonly reports: number
  readonly required: number
  readonly found: number
  readonly spurious: number
  readonly precision: number
  readonly recall: number
  readonly f1: number
  readonly fields: Readonly<Record<FieldName, number>>
  /** F1 × the mean of all judged fields. */
  readonly overall: number
}

/** Shares are from 0 to 1. */
export function figuresOf(results: readonly Result[]): Figures {
  const sum = (of: (result: Result) => number) => results.reduce((total, result) => total + of(result), 0)
  const found = sum(({ pairs }) => pairs.length)
  const required = sum((result) => result.required)
  const spurious = sum((result) => result.spurious.length)
  const precision = found === 0 ? 0 : found / (found + spurious)
  const recall = required === 0 ? 0 : found / required
  const f1 = found === 0 ? 0 : (2 * precision * recall) / (precision + recall)
  const judged = results.flatMap(({ pairs }) => pairs.map(({ fields }) => fields))
  const meanOf = (name: FieldName) => mean(judged.flatMap((fields) => fields[name] ?? []))
  const fields = Object.fromEntries(fieldNames.map((name) => [name, meanOf(name)])) as Record<FieldName, number>
  const overall = f1 * mean(judged.flatMap((one) => Object.values(one)))
  return { reports: results.length, required, found, spurious, precision, recall, f1, fields, overall }
}

const optionalCost = 1.5

// Happenings that readers tell apart differently. A pair may cross them; its type is then wrong.
const neighbours: readonly (readonly HappeningType[])[] = [
  ['capture', 'lose', 'withdraw', 'hold', 'surrender'],
  ['clash', 'attack', 'repel', 'advance'],
  ['shelling', 'airstrike', 'bombing', 'attack'],
  ['killing', 'toll', 'attack', 'airstrike', 'shelling', 'bombing', 'clash'],
  ['demand', 'seek', 'threaten'],
  ['accuse', 'reject'],
  ['arrest', 'abduction', 'surrender'],
  ['disarm', 'repel', 'arrest', 'capture'],
  ['protest', 'attack', 'abuse'],
  ['agree', 'talks', 'reject'],
  ['sanction', 'reject'],
  ['abuse', 'bombing', 'attack'],
  ['aid', 'siege', 'abuse'],
  ['advance', 'siege'],
  ['advance', 'capture'],
  ['withdraw', 'deploy', 'displacement'],
]

function areRelated(a: HappeningType, b: HappeningType): boolean {
  return a === b || neighbours.some((row) => row.includes(a) && row.includes(b))
}

// The same source telling the same happening again.
function repeats(gold: GoldClaim, claim: Claim): boolean {
  if (gold.type !== claim.type || gold.source === undefined || !isSameSource(gold.source, claim)) return false
  const places = gold.places ?? []
  if (places.length > 0 && placesF1(places, claim) >= 0.5) return true
  return typeof gold.actor === 'string' && isSameParty(gold.actor, claim.actor)
}

// Types that the older gold does not mark.
const late: ReadonlySet<HappeningType> = new Set(['protest', 'disarm'])
function isUnmarked({ type }: Claim, gold: readonly GoldClaim[]): boolean {
  return late.has(type) && !gold.some((claim) => late.has(claim.type))
}

function anchorOf(quote: string, { name, text }: GoldReport): Span {
  const from = text.indexOf(quote)
  if (from < 0) throw new RangeError(`${name}: the gold's quote “${quote}” is not in the report. Mend the gold file.`)
  return [from, from + quote.length]
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length
}
