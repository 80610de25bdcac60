import { originOf } from './origin.ts'
import { doersOf, sidesOf, sufferersOf } from './parties.ts'
import { type Told, tells } from './told.ts'

/** A claim as evidence: from whom it first comes, and what the speaker's side has to do with it. */
export interface Voice extends Told {
  readonly origin: string
  readonly interest: Interest
}

/** `gains`: of a side, so that its word alone is only its claim; `loses`: says it to its own cost; `none`: of no side. */
export type Interest = 'gains' | 'loses' | 'none'

/** One event's claims as evidence. */
export function voicesOf(told: readonly Told[]): Voice[] {
  const doing = sidesOf(told.flatMap(({ claim }) => (tells(claim) ? doersOf(claim) : [])))
  const suffering = sidesOf(told.flatMap(({ claim }) => sufferersOf(claim)))
  return told.map((one) => {
    const word = wordOf(one, told)
    const { speaker, original } = word
    return { ...one, speaker, original, origin: originOf(word), interest: interestOf(word, doing, suffering) }
  })
}

// Headline and standfirst, in a report whose first line is its headline.
const sentencesAbove = 2

/**
 * "Rebels take Murak", says the headline; "the command said", says the report below it. The headline is the command's word made
 * short and no voice of the outlet's own.
 */
function wordOf(one: Told, told: readonly Told[]): Told {
  const { source, sentence, report, stance } = one.claim
  if (source !== null || sentence >= sentencesAbove || stance !== 'asserts') return one
  return told.find(({ claim }) => claim.report === report && claim.source !== null && tells(claim)) ?? one
}

/**
 * A medium of a side gains with it, but its word on that side's loss is no admission: it commands nobody. Then it stands like a
 * voice of no side.
 */
function interestOf({ claim, speaker }: Told, doing: readonly string[], suffering: readonly string[]): Interest {
  const side = (speaker === null ? claim.ownVoice?.side : speaker.side) ?? null
  const kind = speaker?.kind
  const speaks = kind === 'party' || kind === 'state' || kind === 'office'
  if (side === null) return speaks && claim.stance === 'acknowledges' ? 'loses' : 'none'
  const ownLoss = claim.type === 'lose' || claim.type === 'withdraw' || claim.type === 'surrender'
  const loses =
    claim.stance === 'acknowledges' ||
    (ownLoss && claim.actor.some((party) => party.side === side)) ||
    (claim.type === 'capture' && !doing.includes(side) && suffering.includes(side))
  if (!loses) return 'gains'
  return speaks ? 'loses' : 'none'
}
