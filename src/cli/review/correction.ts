import { type Actor, openTheatres, openWorld, sideOn } from '#knowledge/theatres.ts'
import { type Claim, type CountKey, countKeys, type Party } from '#model/claim.ts'
import type { Report } from '#model/report.ts'
import type { Correction } from '#model/review.ts'
import type { Span } from '#model/span.ts'
import { readDecision } from '#reviews/readDecision.ts'
import { WrongUse } from '../wrongUse.ts'

/**
 * A correction as it is typed: `stance=denies date=2024-12-03 actor=syria/opposition killed=24-`.
 * @throws WrongUse naming the field and what it takes
 */
export function correctionOf(claim: Claim, fields: readonly string[], report: Report | null): Correction {
  const pairs = fields.map(pairOf)
  const to: Record<string, unknown> = {}
  const counts: Partial<Record<CountKey, unknown>> = { ...claim.counts }
  for (const [field, value] of pairs) {
    const count = countKeys.find((key) => key === field)
    if (count !== undefined) {
      if (value === 'none') delete counts[count]
      else counts[count] = rangeOf(field, value)
      to.counts = counts
    } else if (field === 'actor' || field === 'target')
      to[field] = value === 'none' ? [] : [...earlier(to[field]), partyOf(value, claim, report)]
    else if (field === 'source') to.source = value === 'none' ? null : sourceOf(value, claim, report)
    else if (field === 'date') to.date = value === 'none' ? null : dateOf(value)
    else if (field === 'regained') to.regained = value === 'yes' ? true : value === 'no' ? false : value
    else to[field] = value === 'none' ? null : value
  }
  const read = readDecision({ kind: 'correct', claim: claim.id, to })
  if (read.kind === 'wrong') throw new WrongUse(`${read.field.replace(/^to\.?/, '') || 'correct'}: ${read.message}`)
  if (read.decision.kind !== 'correct') throw new TypeError(`A correction was read as “${read.decision.kind}”.`)
  return read.decision.to
}

function pairOf(text: string): readonly [string, string] {
  const at = text.indexOf('=')
  if (at < 1) throw new WrongUse(`“${text}” names no field and value: write it as stance=denies.`)
  return [text.slice(0, at), text.slice(at + 1)]
}

function earlier(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/** `50`, `24-` for "24 or more", `-535` for "up to 535", `20-30`. */
function rangeOf(field: string, text: string): readonly (number | null)[] {
  const parts = /^(\d*)(-?)(\d*)$/.exec(text)
  if (parts === null || text === '' || text === '-') throw new WrongUse(`${field}: Give a number, or 20-30, 24- or -535.`)
  const [, low = '', dash, high = ''] = parts
  const end = (digits: string): number | null => (digits === '' ? null : Number(digits))
  return dash === '' ? [end(low), end(low)] : [end(low), end(high)]
}

function dateOf(text: string): NonNullable<Claim['date']> {
  const [from = '', to = from] = text.split('/')
  return { from, to, text: null, precision: from === to ? 'day' : 'range' }
}

/** An actor or side by its id, or the words of the report. */
function partyOf(value: string, claim: Claim, report: Report | null): Party {
  const known = namedBy(value)
  if (known?.kind === 'side') return { text: known.name, span: claim.span, id: known.id, side: known.id }
  if (known?.kind === 'actor')
    return {
      text: known.actor.name,
      span: claim.span,
      id: known.actor.id,
      side: sideOn(known.actor, claim.date?.from ?? report?.published ?? null),
    }
  if (/^[a-z-]+\/[a-z0-9-]+$/.test(value))
    throw new WrongUse(`No theatre knows ${value}: knowledge/theatres/ lists actors and sides. Or give the report’s own words.`)
  return { text: value, span: spanOf(value, claim, report), id: null, side: null }
}

function sourceOf(value: string, claim: Claim, report: Report | null): NonNullable<Claim['source']> {
  const known = namedBy(value)
  const kind = known?.kind === 'actor' ? known.actor.kind : known?.kind === 'side' ? 'party' : 'unknown'
  return { ...partyOf(value, claim, report), kind }
}

type Named =
  | { readonly kind: 'actor'; readonly actor: Actor }
  | { readonly kind: 'side'; readonly id: string; readonly name: string }

function namedBy(id: string): Named | null {
  const theatres = [...openTheatres(), openWorld()]
  const actor = theatres.flatMap(({ actors }) => actors).find((each) => each.id === id)
  if (actor) return { kind: 'actor', actor }
  const side = theatres.flatMap(({ sides }) => sides).find((each) => each.id === id)
  return side ? { kind: 'side', ...side } : null
}

function spanOf(words: string, claim: Claim, report: Report | null): Span {
  const at = report?.text.indexOf(words) ?? -1
  return at === -1 ? claim.span : [at, at + words.length]
}
