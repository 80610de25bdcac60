import type { Claim } from '#model/claim.ts'
import type { Standing } from '#model/event.ts'
import { originOf } from './origin.ts'
import { type Told, tells } from './told.ts'

/** How well an event is supported, and the reasons in words that can stand beside it. */
export interface Judged {
  readonly standing: Standing
  readonly because: readonly string[]
}

type Interest = 'gains' | 'loses' | 'none'

/** Judges one event's claims, in order of publication, by the table of standings in docs/method.md. */
export function judge(told: readonly Told[]): Judged {
  const voices = told.map((one) => ({ ...one, origin: originOf(one), interest: interestOf(one.claim, told) }))
  const withdrawn = new Set(voices.filter((voice) => retracts(voice, voices)).map((voice) => voice.origin))
  const telling = voices.filter((voice) => tells(voice.claim) && !withdrawn.has(voice.origin))
  const tellers = new Set(telling.map((voice) => voice.origin))
  const admission = telling.findLast((voice) => voice.claim.stance === 'acknowledges' || voice.interest === 'loses')
  const denials = voices.filter((voice) => voice.claim.stance === 'denies' && !tellers.has(voice.origin))
  const standing = denials.filter((denial) => !overtaken(denial, telling, admission))
  const impartial = telling.filter((voice) => voice.interest === 'none')

  if (telling.length === 0) {
    if (withdrawn.size > 0) return { standing: 'refuted', because: [`withdrawn by ${names(withdrawn)}`] }
    if (denials.length > 0)
      return { standing: 'disputed', because: [`denied by ${names(denials.map((voice) => voice.origin))}, told by none here`] }
    return { standing: 'unjudged', because: ['nobody vouches for it'] }
  }
  if (standing.length > 0) {
    const against = `denied by ${names(standing.map((voice) => voice.origin))}`
    const onlyGainers = telling.every((voice) => voice.interest === 'gains')
    if (onlyGainers && standing.some((voice) => voice.interest === 'none'))
      return { standing: 'refuted', because: [against, 'told only by who gains'] }
    return { standing: 'disputed', because: [`told by ${names(tellers)}`, against] }
  }
  if (admission !== undefined)
    return { standing: 'acknowledged', because: [`${nameOf(admission.origin)} says so to its own cost`] }
  if (tellers.size > 1 && impartial.length > 0)
    return { standing: 'corroborated', because: [`${tellers.size} origins: ${names(tellers)}`] }
  if (impartial.length > 0) return { standing: 'reported', because: [`one origin: ${names(tellers)}`] }
  return { standing: 'claimed', because: [`only by who gains: ${names(tellers)}`] }
}

type Voice = Told & { readonly origin: string; readonly interest: Interest }

/** "An earlier version said…": the origin that told it takes it back. */
function retracts(voice: Voice, voices: readonly Voice[]): boolean {
  return (
    voice.claim.stance === 'denies' &&
    voices.some((other) => other !== voice && other.origin === voice.origin && tells(other.claim))
  )
}

/**
 * A denial falls when its own side admits it later, or when, on a later day, two others tell it, one of them without a side:
 * the ministry's "no truth to reports" of the eve does not outlive the morning after.
 */
function overtaken(denial: Voice, telling: readonly Voice[], admission: Voice | undefined): boolean {
  const since = denial.report.published ?? ''
  if (admission !== undefined && (admission.report.published ?? '') >= since) return true
  const later = telling.filter((voice) => (voice.report.published ?? '') > since)
  return new Set(later.map((voice) => voice.origin)).size > 1 && later.some((voice) => voice.interest === 'none')
}

/**
 * What the speaker's side has to do with it. A medium of a side gains with it, but its word on that side's loss is no admission:
 * it commands nobody. Then it stands like a voice of no side.
 */
function interestOf(claim: Claim, told: readonly Told[]): Interest {
  const side = claim.source?.side ?? null
  if (side === null) return 'none'
  const commands = claim.source?.kind === 'party' || claim.source?.kind === 'state' || claim.source?.kind === 'office'
  const ownLoss = claim.type === 'lose' || claim.type === 'withdraw' || claim.type === 'surrender'
  const doers = told.flatMap((one) => one.claim.actor.map((party) => party.side))
  const sufferers = told.flatMap((one) => one.claim.target.map((party) => party.side))
  const loses =
    (ownLoss && claim.actor.some((party) => party.side === side)) ||
    (claim.type === 'capture' && !doers.includes(side) && sufferers.includes(side))
  if (!loses) return 'gains'
  return commands ? 'loses' : 'none'
}

function names(origins: Iterable<string>): string {
  return [...new Set(origins)].map(nameOf).join(', ')
}

/** An origin's key as a person reads it. */
function nameOf(origin: string): string {
  return origin
    .replace(/^(source|outlet|report):/, '')
    .replace(/^[^/]+\//, '')
    .replaceAll('-', ' ')
}
