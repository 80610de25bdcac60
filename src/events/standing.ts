import type { Credibility, Standing } from '#model/event.ts'
import { inShort } from '#model/inShort.ts'
import type { OriginNames, Reason } from '#model/reason.ts'
import { outletOf } from './origin.ts'
import { type Told, tells } from './told.ts'
import { type Voice, voicesOf } from './voices.ts'

/** How well an event or a part of it is supported, and the reasons. */
export interface Judged {
  readonly standing: Standing
  readonly credibility: Credibility
  readonly reasons: readonly Reason[]
}

/**
 * Judges one event's claims, in order of publication, by the table of standings in docs/method.md.
 * @param admitted claims of other events that admit this one: who says that it left a town admits its capture
 */
export function judge(told: readonly Told[], admitted: readonly Told[] = []): Judged {
  return judgeVoices(
    voicesOf(told),
    admitted.length === 0 ? [] : voicesOf(admitted).map((voice) => ({ ...voice, interest: 'loses' })),
  )
}

/** As `judge`, of claims whose part in their event is known. */
export function judgeVoices(voices: readonly Voice[], admitted: readonly Voice[] = []): Judged {
  const withdrawn = new Set(voices.filter((voice) => retracts(voice, voices)).map((voice) => voice.origin))
  const telling = voices.filter((voice) => tells(voice.claim) && !withdrawn.has(voice.origin))
  const tellers = new Set(telling.map((voice) => voice.origin))
  const admission = [...telling, ...admitted].findLast((voice) => voice.interest === 'loses')
  const denials = voices.filter((voice) => voice.claim.stance === 'denies' && !tellers.has(voice.origin))
  const standing = denials.filter((denial) => !isOvertaken(denial, telling, admission))

  const names = namesIn([...voices, ...admitted])
  if (telling.length === 0) return untold(withdrawn, denials, names)
  if (standing.length > 0) {
    const against: Reason = { code: 'denied', origins: names(standing.map((voice) => voice.origin)) }
    const onlyGainers = telling.every((voice) => voice.interest === 'gains')
    return onlyGainers && standing.some(isUninvolved)
      ? judged('refuted', 5, against, { code: 'only-gainers', origins: names(tellers) })
      : judged('disputed', 4, { code: 'told', origins: names(tellers) }, against)
  }
  const denying = names(denials.map((voice) => voice.origin))
  const overtaken: readonly Reason[] = denials.length > 0 ? [{ code: 'denial-overtaken', origins: denying }] : []
  if (admission !== undefined)
    return judged('acknowledged', 1, { code: 'admitted', origins: names([admission.origin]) }, ...overtaken)
  const impartial = new Set(telling.filter((voice) => voice.interest === 'none').map((voice) => voice.origin))
  if (impartial.size === 0) return judged('claimed', 3, { code: 'only-gainers', origins: names(tellers) })
  // An outlet or a resident of whom nothing is known is not by that of no side.
  const known = new Set(telling.filter(({ speaker }) => speaker !== null && speaker.id !== null).map(({ origin }) => origin))
  if (tellers.size === 1)
    return judged(
      'reported',
      3,
      { code: 'one-origin', origins: names(tellers) },
      ...(known.size > 0 ? [] : [{ code: 'leaning-not-known' } as const]),
    )
  const independent = known.size > 1 && [...known].some((origin) => impartial.has(origin))
  return judged(
    'corroborated',
    independent ? 1 : 2,
    { code: 'several-origins', origins: names(tellers) },
    ...(independent ? [] : [{ code: 'independence-not-known' } as const]),
    ...overtaken,
  )
}

function judged(standing: Standing, credibility: Credibility, ...reasons: Reason[]): Judged {
  return { standing, credibility, reasons }
}

/** What none tells here: withdrawn, or only denied. */
function untold(withdrawn: ReadonlySet<string>, denials: readonly Voice[], names: NamesOf): Judged {
  if (withdrawn.size > 0) return judged('refuted', 5, { code: 'withdrawn', origins: names(withdrawn) })
  if (denials.length === 0) return judged('unjudged', 6, { code: 'nobody-vouches' })
  const by: Reason = { code: 'denied-untold', origins: names(denials.map((voice) => voice.origin)) }
  return denials.some(isUninvolved) ? judged('refuted', 5, by) : judged('disputed', 4, by)
}

/** A side's medium is no uninvolved voice when it denies what its side lost. */
function isUninvolved({ claim }: Voice): boolean {
  return ((claim.source === null ? claim.ownVoice?.side : claim.source.side) ?? null) === null
}

/** "An earlier version said…": the origin that told it takes it back. */
function retracts(voice: Voice, voices: readonly Voice[]): boolean {
  return (
    voice.claim.stance === 'denies' &&
    voices.some((other) => other !== voice && other.origin === voice.origin && tells(other.claim) && !isLater(other, voice))
  )
}

/** A ministry that denies on Wednesday what it admits on Thursday has not taken anything back. */
function isLater(one: Voice, other: Voice): boolean {
  return (one.report.published ?? '') > (other.report.published ?? '')
}

/**
 * A denial falls when its own side admits it later; when, on a later day, two others tell it, one of them without a side (the
 * ministry's "no truth to reports" of the eve does not outlive the morning after); or when the outlet that carries the denial
 * tells the thing itself all the same, and is not alone.
 */
function isOvertaken(denial: Voice, telling: readonly Voice[], admission: Voice | undefined): boolean {
  if (admission !== undefined && !isLater(denial, admission)) return true
  const carrier = telling.filter(
    ({ claim }) => claim.source === null && claim.report === denial.claim.report && denial.claim.source !== null,
  )
  const later = telling.filter((voice) => isLater(voice, denial))
  const counting = carrier.length > 0 ? telling : later
  return new Set(counting.map(({ origin }) => origin)).size > 1 && counting.some(({ interest }) => interest === 'none')
}

type NamesOf = (origins: Iterable<string>) => OriginNames

function namesIn(voices: readonly Voice[]): NamesOf {
  const written = new Map(voices.toReversed().map((voice) => [voice.origin, writtenAs(voice)]))
  return (origins) => [...new Set(origins)].map((origin) => written.get(origin) ?? null)
}

function writtenAs(voice: Voice): string | null {
  return voice.speaker === null ? outletOf(voice) : inShort(voice.speaker.text)
}
