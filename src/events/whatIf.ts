import type { Source, Stance } from '#model/claim.ts'
import type { Standing } from '#model/event.ts'
import type { WhatIf, WhatIfCode, WhatIfGiven } from '#model/whatIf.ts'
import { originOf } from './origin.ts'
import { doersOf, sidesOf, sufferersOf } from './parties.ts'
import { judge } from './standing.ts'
import { type Told, tells } from './told.ts'

/** From the best supported to what nobody should count on. */
const ranks: readonly Standing[] = ['acknowledged', 'corroborated', 'reported', 'claimed', 'unjudged', 'disputed', 'refuted']

// Two that are known by name, and of no side.
const witness: Source = { text: '', span: [0, 0], id: 'what-if-witness', side: null, kind: 'witness' }
const another: Source = { ...witness, id: 'what-if-another' }

// More would be a list to read instead of an answer.
const mostEachWay = 2

/**
 * What would raise or lower the standing of an event, at most two claims each way. Each is tried: the claim is put to the event's
 * own, a day after the last of them, and all are judged anew.
 * @param admitted as in `judge`
 */
export function whatWouldChange(told: readonly Told[], admitted: readonly Told[] = []): WhatIf[] {
  const now = judge(told, admitted).standing
  const tried = triedOn(told).flatMap(({ claims, ...given }) => {
    const to = judge([...told, ...claims], admitted).standing
    return to === now ? [] : [{ ...given, raises: ranks.indexOf(to) < ranks.indexOf(now), to }]
  })
  return [true, false].flatMap((up) => {
    const one = tried.filter(({ raises }) => raises === up)
    return one.filter(({ to }, index) => one.findIndex((other) => other.to === to) === index).slice(0, mostEachWay)
  })
}

type Tried = {
  readonly [Code in WhatIfCode]: { readonly code: Code; readonly claims: readonly Told[] } & WhatIfGiven[Code]
}[WhatIfCode]

function triedOn(told: readonly Told[]): Tried[] {
  const telling = told.filter(({ claim }) => tells(claim))
  const [like] = telling.length > 0 ? telling : told
  if (like === undefined) return []
  const later = dayAfter(told)
  const say = (by: Source, stance: Stance) => saidBy(by, stance, like, later)
  const loser = loserOf(told, telling)
  const its = { ...witness, id: 'what-if-loser', side: loser, kind: 'party' } as const
  const tellers = new Set(telling.map(originOf))
  const [alone] = tellers.size === 1 ? telling : []
  return [
    { code: 'another-tells', claims: [say(witness, 'asserts')] },
    { code: 'two-others-tell', claims: [say(witness, 'asserts'), say(another, 'asserts')] },
    { code: 'loser-admits', side: loser, claims: [say(its, 'acknowledges')] },
    ...(loser === null ? [] : [{ code: 'loser-denies' as const, side: loser, claims: [say(its, 'denies')] }]),
    { code: 'outsider-denies', claims: [say(witness, 'denies')] },
    ...(alone === undefined
      ? []
      : [{ code: 'teller-withdraws' as const, claims: [saidBy(alone.claim.source, 'denies', alone, later)] }]),
  ]
}

/** Who leaves loses by it, of all else whom it happens to; where no such side is told, a side that denies it. */
function loserOf(told: readonly Told[], telling: readonly Told[]): string | null {
  const sides = telling.flatMap(({ claim }) =>
    sidesOf(claim.type === 'withdraw' || claim.type === 'surrender' ? doersOf(claim) : sufferersOf(claim)),
  )
  const denying = told.flatMap(({ claim, speaker }) => (claim.stance === 'denies' ? (speaker?.side ?? []) : []))
  return sides[0] ?? denying[0] ?? null
}

function dayAfter(told: readonly Told[]): string | null {
  const last = told
    .flatMap(({ report }) => report.published ?? [])
    .sort()
    .at(-1)
  return last === undefined ? null : Temporal.PlainDate.from(last).add({ days: 1 }).toString()
}

function saidBy(by: Source | null, stance: Stance, { claim, report, original, speaker }: Told, published: string | null): Told {
  const own = by === claim.source
  const head = { ...report, id: 'what-if', published }
  return {
    // Below any headline, which would be another's word.
    claim: {
      ...claim,
      id: `what-if ${by?.id ?? ''}`,
      report: head.id,
      source: by,
      ownVoice: own ? claim.ownVoice : null,
      stance,
      sentence: 99,
    },
    report: head,
    original: own ? original : head,
    speaker: own ? speaker : by,
  }
}
